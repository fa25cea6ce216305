// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QStringList>

#include "ui/charts/timeline_scene.h"

namespace phonehome {

/// The numbers that a timeline's picture shows, a row for each lane: name, events, events in sight, period, promise,
/// missed beats, doubled beats, changes of the timer. What a lane has not is a dash.
struct TimelineTable {
    QStringList header;
    std::vector<QStringList> rows;
};
TimelineTable timelineTable(const TimelineScene& scene);
QStringList timelineHeader();
/// Of one lane alone.
QStringList timelineRow(const TimelineScene& scene, const Lane& lane);

} // namespace phonehome

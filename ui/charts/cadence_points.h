// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QPointF>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Between two neighbouring events of a group.
struct CadenceInterval {
    Timestamp end;
    double seconds = 0;
    bool missed = false; ///< beats are missing in it while the timer ran on
};

/// All intervals of a group, in time order.
std::vector<CadenceInterval> cadenceIntervals(const Snapshot& snapshot, GroupId group);

/// The intervals of one group as points: x seconds since the group's first event, y seconds since the event before.
struct CadencePoints {
    std::vector<QPointF> intervals;
    std::vector<QPointF> missed; ///< intervals in which beats are missing
    Timestamp origin;
    double from = 0; ///< of x
    double to = 1;
    double low = 0; ///< of y, such that period and promise are in sight and single gaps do not flatten the rest
    double high = 1;

    Timestamp timeOf(double x) const { return origin + Duration::fromSeconds(x); }
    double secondsOf(Timestamp t) const { return (t - origin).seconds(); }
};

/// Is there anything to draw? Of what was seen once there is no interval, unless it renewed a promise.
bool hasCadencePoints(const Group& group);
/// At most 4000 points: of more, every n-th is taken, missed ones always.
CadencePoints cadencePoints(const Snapshot& snapshot, GroupId group);

} // namespace phonehome

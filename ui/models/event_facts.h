// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QString>

#include "core/analysis/snapshot.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// What is to be said about one event: a title, then facts as label and value. The timeline's tooltip and the details
/// pane say the same. before: time of the event of its group before it.
struct EventFacts {
    QString title; ///< "STUN Refresh to nat.wemo2.com, answered"
    std::vector<std::pair<QString, QString>> lines;

    QString plainText() const;
};

EventFacts eventFacts(const Snapshot& snapshot, EventId event, const TimeFormat& time);

/// From one moment to another, or the one.
QString timesText(Timestamp first, Timestamp last, const TimeFormat& time);

/// The last answered event of a group, looked for among its last ten thousand, else its last; invalid when none is in memory.
EventId latestOfGroup(const Snapshot& snapshot, GroupId group);

} // namespace phonehome

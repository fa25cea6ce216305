// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/analysis/snapshot.h"
#include "ui/models/selection.h"

namespace phonehome {

/// Something that changed a timer, in words.
struct LaneMark {
    Timestamp time;
    QString words; ///< "310 s → 290 s"
    CadenceChangeKind kind{};
};

/// The regular talk of a lane: what its bracket and its promise say. Nothing in it lies in an excluded time.
struct LaneBeats {
    GroupId group;
    Protocol protocol{};           ///< of the group
    double period = 0;             ///< seconds
    QString periodText;            ///< "310 s"
    QString paceText;              ///< the same, or "32.9 s to 261 s" of a poll that keeps to none
    std::optional<double> promise; ///< seconds
    QString promiseText;           ///< "lifetime 330 s"
    bool holds = false;            ///< the promise lasts from beat to beat
    Timestamp first;
    Timestamp last;
    std::vector<Timestamp> times;   ///< of all events of the group, beats and others, in time order
    std::vector<Timestamp> missed;  ///< in time order
    std::vector<Timestamp> doubled; ///< events beyond the first of a beat, in time order
    std::vector<LaneMark> marks;    ///< in time order

    bool isDoubled(Timestamp t) const;
    /// Two neighbouring events one period apart, the first at or after from and the second up to to.
    std::optional<TimeSpan> onePeriod(Timestamp from, Timestamp to) const;
};

/// The beats of a group, without times; nullopt: it has no timer.
std::optional<LaneBeats> laneBeats(const Snapshot& snapshot, const Focus& focus, GroupId group);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/analysis/compare/fleet.h"
#include "core/analysis/seen_time.h"

namespace phonehome {

/// What the rules know of a column.
struct FleetMember {
    double presence = 0;              ///< seconds from the device's first packet to its last that were seen
    Timestamp last;                   ///< of its packets
    std::span<const CaptureGap> gaps; ///< of the capture and of what is looked at

    /// Seconds that were seen between two moments.
    double seen(Timestamp from, Timestamp to) const { return seenTime(gaps, from, to).seconds(); }
};

/// Messages that make a habit, or that are due before a silence is one.
inline constexpr double kHabitEvents = 6;

/// Says the device this again and again, over at least half of the time in which it was there?
bool isHabit(const Snapshot& snapshot, const FleetCell& cell, const FleetMember& member);

/// Sets the row's period, and marks who differs by period and who says too little for it.
void markPeriods(const Snapshot& snapshot, std::span<const FleetMember> members, FleetRow& row);
/// Marks who was promised something else.
void markPromises(const Snapshot& snapshot, FleetRow& row);
/// Marks who is silent, and who speaks alone. families: columns of each maker, without strangers. Adds cells for the
/// silent ones. After markPeriods().
void markSilence(const Snapshot& snapshot, std::span<const FleetMember> members,
                 std::span<const std::vector<std::uint32_t>> families, FleetRow& row);

} // namespace phonehome

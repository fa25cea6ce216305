// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <tuple>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What is known of a group's period, the more telling the later.
enum class GroupMerit : std::uint8_t {
    Rest,             ///< too few, or no fixed period
    Renewed,          ///< a promise was renewed, at no time that repeats
    Perhaps,          ///< a period on thin evidence
    PerhapsPromised,  ///< the same, held against a promise
    Timer,            ///< a period
    TimerPromised,    ///< a period held against a promise
    PerhapsKeepalive, ///< on thin evidence, one renewal even, what keeps a way in from outside open (STUN)
    Keepalive,        ///< the same, with a timer
};

/// How much a group says, compared with others: merit, evidence of its timer, how much of it was seen.
using GroupRank = std::tuple<GroupMerit, double, std::uint32_t>;
GroupRank groupRank(const Group& group);

/// All groups of the snapshot, the most telling first.
std::vector<GroupId> groupsByRank(const Snapshot& snapshot);

} // namespace phonehome

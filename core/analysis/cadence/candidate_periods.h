// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/analysis/cadence/stamps.h"
#include "core/analysis/cadence/timer_state.h"

namespace phonehome {

/// How far apart the events may be whose differences are looked at: 2..6 finds a timer among as many other events,
/// 2..16 a slow one under faster traffic.
enum class Reach { Near, Far };

/// The periods worth trying, likeliest first: modes of the differences between neighbours and, from samples of a
/// large group, between events further apart. at is sorted; at most so many are given.
std::vector<TimerState> candidatePeriods(std::span<const double> at, const Stamps& stamps, std::size_t most,
                                         Reach reach = Reach::Near);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/cadence/beat_run.h"
#include "core/analysis/cadence/stamps.h"
#include "core/analysis/cadence/timer_state.h"

namespace phonehome {

/// Cost in nats of saying that a timer begins: what it could look like has to be paid for.
double openCost(double top, double logEvents);
/// Cost in nats of saying that one timer goes on as another.
double switchCost(double logEvents);

/// Periods of which one is twice or four times the other: an adaptive poll steps so, and costs less to believe.
bool onLadder(double a, double b);

constexpr std::size_t kPathReach = 16;

/// The string of timer runs that explains the stamps best, in time order: each event is a beat of a run, passed over
/// by one, or outside all. Exact, by dynamic programming over events and states; linear in the events.
/// One beat is shared where a run follows another without a gap. An interval passes over fewer than reach events, which
/// is at most kPathReach; of large groups over fewer.
std::vector<BeatRun> bestTimerPath(const Stamps& stamps, const std::vector<TimerState>& states,
                                   std::size_t reach = kPathReach);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/cadence/stamps.h"
#include "core/analysis/cadence/timer_state.h"

namespace phonehome {

/// What a run's intervals say of its timer.
struct BeatEstimate {
    TimerState state;
    double jitter = 0;
    bool locked = false;
    std::vector<std::uint32_t> beats; ///< it was worked out from; empty: starting from its own period it may be another
    std::vector<std::uint32_t> odd;   ///< likewise
};

/// A stretch of beats that one timer explains.
struct BeatRun {
    TimerState state;
    double jitter = 0;                   ///< seconds: 1.4826 times the median deviation of one beat
    bool locked = false;                 ///< a late beat is made up for by the next: a fixed schedule
    bool everyEvent = false;             ///< every event from the first to the last is one beat, none is missing
    std::vector<std::uint32_t> beats;    ///< which stamps, ascending, two or more
    std::vector<std::uint32_t> odd;      ///< which intervals (the first is 0) it does not explain, ascending
    bool retraced = false;               ///< restarts are known
    std::vector<std::uint32_t> restarts; ///< intervals in which it began anew, ascending
    BeatEstimate known;                  ///< the last estimate, so that the same need not be worked out again

    std::uint32_t first() const { return beats.front(); }
    std::uint32_t last() const { return beats.back(); }
};

/// Length of a run's interval j.
inline double intervalOf(const Stamps& stamps, const BeatRun& run, std::size_t j)
{
    return stamps.at[run.beats[j + 1]] - stamps.at[run.beats[j]];
}

/// Does what is known of two runs' periods let them be one?
bool mayBeOnePeriod(const BeatRun& a, const BeatRun& b);

/// Works out period, jitter, sigma, share of missed beats and kind of clock from the explained intervals. The same stamps
/// as the last time. False when it is known from then, with the same beats, odd intervals and period.
bool estimate(const Stamps& stamps, BeatRun& run);
/// Lists anew which intervals are beyond six sigma of any count of beats.
void markOdd(const Stamps& stamps, BeatRun& run);
/// markOdd, estimate, markOdd: after the beats have changed.
void settle(const Stamps& stamps, BeatRun& run);

/// Evidence of beats, in nats, if a timer in that state sent them.
double evidenceOf(const Stamps& stamps, const std::vector<std::uint32_t>& beats, const TimerState& state);
inline double evidenceOf(const Stamps& stamps, const BeatRun& run)
{
    return evidenceOf(stamps, run.beats, run.state);
}
/// Evidence of one interval that ends at stamp to; a blind one proves nothing.
double evidenceOf(const Stamps& stamps, const IntervalOdds& odds, std::uint32_t from, std::uint32_t to);

/// Evidence of runs in time order, less what opening and switching them costs.
double totalEvidence(const Stamps& stamps, const std::vector<BeatRun>& runs);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

#include "core/analysis/cadence/lanes.h"
#include "core/analysis/cadence/timer_path.h"
#include "core/analysis/cadence/timer_state.h"

namespace phonehome {

/// Worth of a path that is not there; sums of it stay finite.
constexpr float kNothing = -1e30F;

/// A value for each of the last events, the newest first, in one piece of memory wherever the ring begins.
template <typename T> class Recent {
public:
    explicit Recent(T nothing) { m_values.fill(nothing); }
    /// at goes down by one from event to event, round and round.
    void set(std::size_t at, T value) { m_values[at] = m_values[at + kPathReach] = value; }
    /// Of the event before the one that was or will be set at at; then of those before that.
    const T* before(std::size_t at) const { return m_values.data() + at + 1; }

private:
    std::array<T, 2 * kPathReach + kLanes> m_values; ///< each twice, and what loading four may touch behind them
};

/// What a state makes of an interval, four intervals at a time: at best so much.
struct IntervalBounds {
    explicit IntervalBounds(const IntervalOdds& odds)
        : rate(allLanes(static_cast<float>(odds.rate()))), period(allLanes(static_cast<float>(odds.period()))),
          sharpness(allLanes(static_cast<float>(odds.sharpness(1)))),
          bluntest(allLanes(static_cast<float>(odds.sharpness(kSpanMax)))),
          most(allLanes(static_cast<float>(odds.most()) + 1e-3F)), // more than rounding takes away
          fall(allLanes(static_cast<float>(odds.fall(kFalls))))
    {
    }
    /// Which of four intervals may gain, as bits: gain is what they gain at best.
    unsigned mayGain(Lanes interval, Lanes gain) const
    {
        const Lanes beats = truncated(interval * rate + 0.5F);
        const Lanes room = gain - fall * lesser(beats - 1.0F, allLanes(static_cast<float>(kFalls)));
        const Lanes off = interval - beats * period;
        // Off in the narrow middle, or in the skirt, whose log falls a ninth as fast. Without room, nothing is below.
        const Lanes limit = greater(room, (room + static_cast<float>(IntervalOdds::kSkirt)) * 9.0F);
        return lanesWhere(off * off * greater(sharpness, bluntest * beats) < limit * beats);
    }

    Lanes rate;
    Lanes period;
    Lanes sharpness; ///< for one beat; an interval over k beats has the k-th part, but not less than bluntest
    Lanes bluntest;
    Lanes most; ///< whatever the count of beats
    Lanes fall; ///< by how much that is less with each beat behind the first, up to kFalls of them

    static constexpr int kFalls = 3;
};

/// A state and the best paths whose last beat of it was one of the last events.
struct Track {
    explicit Track(const TimerState& s) : state(s), odds(s), bounds(odds) {}

    TimerState state;
    IntervalOdds odds;
    IntervalBounds bounds;
    Recent<float> worth{kNothing};

    double nearest() const { return 0.5 * state.period; } ///< shorter intervals are none of its beats
    double farthest() const { return (kSpanMax + 0.5) * state.period; }
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "core/analysis/cadence.h"
#include "tests/support/split_mix.h"

namespace phonehome {

inline Timestamp at(double seconds)
{
    return {static_cast<std::int64_t>(seconds * 1e9)};
}

inline ObservationWindow windowOf(const std::vector<Timestamp>& times)
{
    return times.empty() ? ObservationWindow{} : ObservationWindow{times.front(), times.back(), {}};
}

/// -1 to 1.
inline double waver(SplitMix& random)
{
    return static_cast<double>(random.below(2001)) / 1000 - 1;
}

/// A timer that is set again after each beat, with so much spread on each interval; from second 1000.
inline std::vector<Timestamp> timer(double period, double spread, int beats, std::uint64_t seed = 1)
{
    SplitMix random(seed);
    std::vector<Timestamp> out;
    double t = 1000;
    for (int i = 0; i < beats; ++i) {
        out.push_back(at(t));
        t += period + spread * waver(random);
    }
    return out;
}

/// A timer on a fixed schedule, with so much spread on each beat.
inline std::vector<Timestamp> schedule(double period, double spread, int beats, std::uint64_t seed = 1)
{
    SplitMix random(seed);
    std::vector<Timestamp> out;
    out.reserve(static_cast<std::size_t>(beats));
    for (int i = 0; i < beats; ++i)
        out.push_back(at(1000 + i * period + spread * waver(random)));
    return out;
}

/// Events with no memory, so many seconds apart in the mean.
inline std::vector<Timestamp> chance(double mean, int events, std::uint64_t seed)
{
    SplitMix random(seed);
    std::vector<Timestamp> out;
    double t = 1000;
    for (int i = 0; i < events; ++i) {
        t -= mean * std::log((static_cast<double>(random.below(1'000'000)) + 1) / 1'000'001);
        out.push_back(at(t));
    }
    return out;
}

/// Adds more behind times, the first of them so many seconds after the last.
inline void append(std::vector<Timestamp>& times, const std::vector<Timestamp>& more, double after)
{
    const Duration shift{(times.back() - more.front()).ns + Duration::fromSeconds(after).ns};
    for (const Timestamp t : more)
        times.push_back(t + shift);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace phonehome {

/// What lies between an event and the one before it.
enum class Between : std::uint8_t {
    Plain,
    Growing, ///< part of a back-off: proves no timer
    Blind,   ///< the capture could not see all of it: proves nothing, costs nothing
};

/// A stretch of time, in seconds from the group's first event.
struct Stretch {
    double from = 0;
    double to = 0;
};

/// The events of a group, as seconds from its first.
struct Stamps {
    std::vector<double> at;      ///< sorted
    std::vector<Between> before; ///< as many as at; the first says nothing
    double grain = 0;            ///< seconds: the step the stamps are rounded to

    std::size_t size() const { return at.size(); }
    double span() const { return at.empty() ? 0 : at.back() - at.front(); }
    /// Standard error that rounding to the grain leaves on one interval.
    double rounding() const { return 0.41 * grain; }
    /// Shortest period that the grain can tell from an artefact of rounding.
    double shortestPeriod() const { return 3 * grain; }
};

/// Seconds from first to t, which is no earlier, both in ns. The difference may be more than int64 holds.
inline double secondsSince(std::int64_t first, std::int64_t t)
{
    return static_cast<double>(static_cast<std::uint64_t>(t) - static_cast<std::uint64_t>(first)) * 1e-9;
}

/// The coarsest of 1 s, 1 ms, 1 us, 1 ns that divides the first 200 stamps, in seconds.
double grainOf(std::span<const std::int64_t> ns);

/// Sets before for each neighbour pair: back-off runs, then blind ones.
void markBetween(Stamps& stamps, std::span<const Stretch> blind);

} // namespace phonehome

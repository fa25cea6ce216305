// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace phonehome {

/// Nanoseconds between two packets; may be negative.
struct Duration {
    std::int64_t ns = 0;

    constexpr double seconds() const { return static_cast<double>(ns) / 1e9; }
    static constexpr Duration fromSeconds(double s) { return {static_cast<std::int64_t>(s * 1e9)}; }
    static constexpr Duration ofSeconds(std::int64_t s) { return {s * 1'000'000'000}; }
    static constexpr Duration ofMillis(std::int64_t ms) { return {ms * 1'000'000}; }
    constexpr auto operator<=>(const Duration&) const = default;
};

/// Nanoseconds since 1970-01-01 UTC, as the capture says; core has no other clock. Whoever reads one holds it within
/// kTimeRange.
struct Timestamp {
    std::int64_t ns = 0;

    constexpr auto operator<=>(const Timestamp&) const = default;
    constexpr Duration operator-(Timestamp other) const { return {ns - other.ns}; }
    constexpr Timestamp operator+(Duration d) const { return {ns + d.ns}; }
    constexpr Timestamp operator-(Duration d) const { return {ns - d.ns}; }
};

/// A span of time, both ends inside.
struct TimeSpan {
    Timestamp from;
    Timestamp to;
    constexpr auto operator<=>(const TimeSpan&) const = default;
};

/// Times that are read, from 1933 to 2116: a hostile file's too differ by what fits a Duration, with a hundred years to
/// spare for what is added to one. Capture clocks beyond are held at the ends; entries of logs are refused.
inline constexpr TimeSpan kTimeRange{{-(std::int64_t{1} << 60)}, {std::int64_t{1} << 62}};
static_assert((kTimeRange.to - kTimeRange.from).ns + (std::int64_t{100} * 365 * 86'400'000'000'000) > 0);

/// A time in UTC by a pattern of strftime(3), to the second.
std::string utcText(Timestamp t, const char* pattern);
/// "1529326456.391523218": seconds since 1970 UTC with nine digits, the form all our JSON uses.
std::string epochText(Timestamp t);

} // namespace phonehome

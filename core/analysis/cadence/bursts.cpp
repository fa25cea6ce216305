// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/bursts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace phonehome {

namespace {

constexpr std::size_t kQuarters = 260; ///< of the octaves from 1 ns to 2^64 ns
constexpr double kValley = 2.5;        ///< ratio of neighbours among the sorted intervals

double intervalNs(std::span<const std::int64_t> times, std::size_t i)
{
    // The difference of two stamps may be beyond int64.
    return static_cast<double>(static_cast<std::uint64_t>(times[i]) - static_cast<std::uint64_t>(times[i - 1]));
}

/// Intervals of one quarter of an octave: no valley fits in, so its ends say all.
struct Octave {
    double least = 0;
    double most = 0;
    std::size_t count = 0;
};

struct Valley {
    double ratio = 0;
    double middle = 0;
};

} // namespace

std::vector<double> burstScales(std::span<const std::int64_t> times, std::size_t most)
{
    std::array<Octave, kQuarters> octaves{};
    std::size_t above = 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
        const double d = intervalNs(times, i);
        if (d <= 0)
            continue;
        // Exponent and two bits of the fraction.
        const std::uint64_t key = (std::bit_cast<std::uint64_t>(d) >> 50) - (std::uint64_t{1023} << 2);
        Octave& o = octaves[key];
        o.least = o.count == 0 ? d : std::min(o.least, d);
        o.most = std::max(o.most, d);
        ++o.count;
        ++above;
    }
    std::vector<Valley> valleys;
    const Octave* last = nullptr;
    for (const Octave& o : octaves) {
        if (o.count == 0)
            continue;
        if (last && above >= 2 && o.least >= kValley * last->most)
            valleys.push_back({o.least / last->most, std::sqrt(o.least * last->most)});
        above -= o.count;
        last = &o;
    }
    std::sort(valleys.begin(), valleys.end(), [](const Valley& a, const Valley& b) { return a.ratio > b.ratio; });
    std::vector<double> out;
    for (const Valley& v : valleys) {
        if (out.size() < most)
            out.push_back(v.middle);
    }
    return out;
}

std::vector<std::uint32_t> burstStarts(std::span<const std::int64_t> times, double scale)
{
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (i == 0 || intervalNs(times, i) > scale)
            out.push_back(static_cast<std::uint32_t>(i));
    }
    return out;
}

} // namespace phonehome

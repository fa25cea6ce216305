// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/growing_runs.h"

#include <algorithm>
#include <cmath>

namespace phonehome {

namespace {

constexpr double kFactorMin = 1.3;
constexpr double kFactorMax = 3.3;
constexpr double kFactorSpread = 0.2;
constexpr double kSameFactor = 1.04;

/// Whether the factor is not far from what it may be: most are, and need no division.
int mayGrow(double interval, double next)
{
    return static_cast<int>(next > 0.99 * kFactorMin * interval) &
           static_cast<int>(next < 1.01 * kFactorMax * interval);
}

} // namespace

std::vector<GrowingRun> growingRuns(std::span<const double> at)
{
    std::vector<GrowingRun> out;
    const auto interval = [&](std::size_t i) { return at[i] - at[i - 1]; };
    std::size_t i = 1;
    while (i + 2 < at.size()) {
        // Two steps at least; whether there is one can't be foretold, that there are two mostly not.
        if ((mayGrow(interval(i), interval(i + 1)) & mayGrow(interval(i + 1), interval(i + 2))) == 0) {
            ++i;
            continue;
        }
        std::size_t last = i;
        double first = 0;
        double least = kFactorMax;
        double most = 0;
        while (last + 1 < at.size() && interval(last) > 0 && mayGrow(interval(last), interval(last + 1)) != 0) {
            const double factor = interval(last + 1) / interval(last);
            if (factor < kFactorMin || factor > kFactorMax)
                break;
            if (first == 0)
                first = factor;
            if (std::abs(factor / first - 1) > kFactorSpread)
                break;
            least = std::min(least, factor);
            most = std::max(most, factor);
            ++last;
        }
        const std::size_t steps = last - i;
        if (steps >= 3 || (steps == 2 && most < kSameFactor * least)) {
            out.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(last)});
            i = last + 1;
        } else {
            ++i;
        }
    }
    return out;
}

} // namespace phonehome

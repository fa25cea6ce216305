// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/stamps.h"

#include <algorithm>

#include "core/analysis/cadence/growing_runs.h"

namespace phonehome {

double grainOf(std::span<const std::int64_t> ns)
{
    std::int64_t grain = 1'000'000'000;
    for (const std::int64_t t : ns.first(std::min<std::size_t>(ns.size(), 200))) {
        while (grain > 1 && t % grain != 0)
            grain /= 1000;
    }
    return static_cast<double>(grain) * 1e-9;
}

void markBetween(Stamps& stamps, std::span<const Stretch> blind)
{
    stamps.before.assign(stamps.size(), Between::Plain);
    for (const GrowingRun& run : growingRuns(stamps.at))
        std::fill(stamps.before.begin() + run.first, stamps.before.begin() + run.last + 1, Between::Growing);
    for (const Stretch& gap : blind) {
        const auto after = std::lower_bound(stamps.at.begin(), stamps.at.end(), gap.to);
        if (after == stamps.at.begin() || after == stamps.at.end() || *(after - 1) > gap.from + 1e-3)
            continue;
        stamps.before[static_cast<std::size_t>(after - stamps.at.begin())] = Between::Blind;
    }
}

} // namespace phonehome

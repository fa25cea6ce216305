// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/renewal_interval.h"

#include <algorithm>
#include <vector>

#include "core/analysis/cadence/medians.h"

namespace phonehome {

std::optional<double> renewalInterval(const Group& group)
{
    constexpr double kAgree = 0.03;
    if (group.cadence.verdict != CadenceVerdict::TooFew || !group.promise || !group.promise->renewals)
        return std::nullopt;
    std::vector<double> intervals;
    for (const Duration& renewal : *group.promise->renewals)
        intervals.push_back(renewal.seconds());
    if (intervals.size() < 2)
        return std::nullopt;
    const auto [least, most] = std::minmax_element(intervals.begin(), intervals.end());
    if (*most > *least * (1 + kAgree))
        return std::nullopt;
    return medianOf(intervals);
}

} // namespace phonehome

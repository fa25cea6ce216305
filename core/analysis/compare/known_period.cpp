// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/known_period.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/group_period.h"

namespace phonehome {

namespace {

constexpr double kPeriodShare = 0.01;
constexpr double kPeriodSeconds = 0.25; ///< a timer that is set anew after the answer is longer by a round trip
constexpr double kErrors = 4;           ///< standard errors: some hundred pairs are compared
constexpr double kPromiseShare = 0.02;
constexpr double kPromiseSeconds = 1.5;

} // namespace

std::optional<KnownPeriod> knownPeriod(const Group& group)
{
    const CadenceSegment* const main = group.cadence.main();
    if (!main || group.cadence.confidence < kSureConfidence || group.cadence.pollRange())
        return std::nullopt;
    return KnownPeriod{main->period, main->jitter / std::sqrt(std::max(1U, main->beats))};
}

bool isOnePeriod(const KnownPeriod& a, const KnownPeriod& b)
{
    const double tolerance = std::max(kPeriodSeconds, kPeriodShare * std::max(a.seconds, b.seconds));
    return std::abs(a.seconds - b.seconds) <= std::max(tolerance, kErrors * std::hypot(a.error, b.error));
}

bool isOnePromise(double a, double b)
{
    return std::abs(a - b) <= std::max(kPromiseSeconds, kPromiseShare * std::max(a, b));
}

} // namespace phonehome

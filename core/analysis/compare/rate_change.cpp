// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/rate_change.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/analysis/compare/incomplete_beta.h"

namespace phonehome {

namespace {

constexpr double kRandomGaps = 6;
constexpr double kSpreadLeast = 0.1;
constexpr double kTogether = 1.0 / 20; ///< of the mean gap
constexpr double kExpectedLeast = 2;
constexpr double kEven = 0.5;
constexpr double kSeenRatio = 2;
/// Level of the test: below what is promised, since the spread is an estimate.
constexpr double kLevel = kRateErrors / 4;

/// Occasions in one time.
struct Sample {
    double count = 0;
    double seconds = 0;
    double unevenness = 0; ///< sum over all gaps, those to both ends among them, of (gap / mean gap - 1)^2
    double gaps = 0;
};

Sample sampleOf(const RateTime& time, double together)
{
    Sample out{0, std::max(0.0, time.seconds), 0, 0};
    if (time.events.empty() || out.seconds <= 0)
        return out;
    double squares = 0;
    double sum = 0;
    Timestamp last = time.start;
    std::optional<Timestamp> latest;
    const auto addGap = [&](Timestamp t) {
        const double gap = (t - last).seconds();
        squares += gap * gap;
        sum += gap;
        last = t;
    };
    for (const Timestamp t : time.events) {
        if (!latest || (t - *latest).seconds() > together) {
            addGap(t);
            ++out.count;
        }
        latest = t;
    }
    addGap(time.start + Duration::fromSeconds(out.seconds));
    out.gaps = out.count + 1;
    const double mean = sum / out.gaps;
    out.unevenness = mean > 0 ? squares / (mean * mean) - out.gaps : 0;
    return out;
}

/// Variance of the counts against that of Poisson's.
double spreadOf(const Sample& a, const Sample& b)
{
    return std::max(kSpreadLeast, (a.unevenness + b.unevenness + kRandomGaps) / (a.gaps + b.gaps + kRandomGaps));
}

/// Chance of `count` or more of n where each comes with chance p; counts need not be whole.
double upperTail(double count, double n, double p)
{
    return count <= 0 ? 1 : incompleteBeta(p, count, n - count + 1);
}

/// Chance of counts as different as these or more if the second rate is `ratio` times the first.
double chance(const Sample& before, const Sample& after, double ratio)
{
    const double sum = before.count + after.count;
    if (before.seconds <= 0 || after.seconds <= 0 || sum == 0)
        return 1;
    const double share = ratio * after.seconds / (before.seconds + ratio * after.seconds);
    const double spread = spreadOf(before, after);
    const double expected = sum * share;
    if (spread > kEven && std::min(expected, sum - expected) < kExpectedLeast)
        return 1;
    const double apart = after.count - expected;
    const double passes = 1 - std::min(1.0, spread);
    const double left = std::copysign(std::max(0.0, std::abs(apart) - passes), apart);
    const double n = sum / spread;
    const double count = std::clamp((expected + left) / spread, 0.0, n);
    // P(X >= count) and P(X <= count) = P(n - X >= n - count).
    const double tail = left > 0 ? upperTail(count, n, share) : upperTail(n - count, n, 1 - share);
    return std::min(1.0, 2 * tail);
}

} // namespace

const char* rateVerdictId(RateVerdict verdict)
{
    switch (verdict) {
    case RateVerdict::Same: return "same";
    case RateVerdict::Changed: return "changed";
    case RateVerdict::Gone: return "gone";
    case RateVerdict::New: return "new";
    case RateVerdict::TooShort: break;
    }
    return "too-short";
}

RateVerdict rateChange(const RateTime& before, const RateTime& after)
{
    // Where there are more events, the mean gap is known better.
    const RateTime& most = before.events.size() >= after.events.size() ? before : after;
    const double together = kTogether * most.seconds / std::max(1.0, static_cast<double>(most.events.size()));
    const Sample first = sampleOf(before, together);
    const Sample second = sampleOf(after, together);
    if (chance(first, second, 1) < kLevel)
        return second.count == 0 ? RateVerdict::Gone : first.count == 0 ? RateVerdict::New : RateVerdict::Changed;
    const bool isSame = chance(first, second, kSeenRatio) < kLevel && chance(first, second, 1 / kSeenRatio) < kLevel;
    return isSame ? RateVerdict::Same : RateVerdict::TooShort;
}

} // namespace phonehome

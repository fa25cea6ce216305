// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/message_cycles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "core/analysis/cadence/medians.h"

namespace phonehome {

namespace {

/// Who sends more than that in a row at one pace has a timer of that pace, and pauses.
constexpr std::size_t kMessagesMax = 7;
constexpr double kAlike = 1.22;    ///< ratio of two intervals
constexpr double kShareMin = 0.7;  ///< of the intervals are like those a cycle before; what is lost puts the rest off
constexpr double kEvidence = 8;    ///< nats
constexpr double kLongerMin = 1.2; ///< the pause is so much longer than what is within a cycle

/// Of pairs of intervals so far apart, how many are alike.
struct Pairs {
    double all = 0;
    double alike = 0;
};

Pairs pairsAt(const std::vector<double>& intervals, std::size_t lag)
{
    std::size_t alike = 0;
    for (std::size_t i = lag; i < intervals.size(); ++i) {
        const double a = intervals[i - lag];
        const double b = intervals[i];
        alike += static_cast<std::size_t>(a <= kAlike * b && b <= kAlike * a);
    }
    return {static_cast<double>(intervals.size() - lag), static_cast<double>(alike)};
}

/// Nats for that more pairs are alike than of any distance.
double evidenceOf(const Pairs& pairs, double usual)
{
    const double share = pairs.alike / pairs.all;
    if (share < kShareMin || share <= usual)
        return 0;
    const double odd = share < 1 ? (1 - share) * std::log((1 - share) / (1 - usual)) : 0;
    return pairs.all * (share * std::log(share / usual) + odd);
}

/// Intervals in the cycle of most evidence; 0 when none has enough.
std::size_t lengthOf(const std::vector<double>& intervals)
{
    std::array<Pairs, kMessagesMax + 1> at{};
    Pairs sum;
    for (std::size_t lag = 1; lag <= kMessagesMax; ++lag) {
        at[lag] = pairsAt(intervals, lag);
        sum.all += at[lag].all;
        sum.alike += at[lag].alike;
    }
    double most = kEvidence;
    std::size_t length = 0;
    for (std::size_t lag = 2; lag <= kMessagesMax; ++lag) {
        const double evidence = evidenceOf(at[lag], sum.alike / sum.all);
        if (evidence > most) {
            most = evidence;
            length = lag;
        }
    }
    return length;
}

} // namespace

std::optional<MessageCycle> messageCycle(const Stamps& stamps)
{
    if (stamps.size() < kMessagesMax + 2)
        return std::nullopt;
    std::vector<double> intervals;
    intervals.reserve(stamps.size());
    for (std::size_t i = 1; i < stamps.size(); ++i)
        intervals.push_back(stamps.at[i] - stamps.at[i - 1]);
    const std::size_t length = lengthOf(intervals);
    if (length == 0)
        return std::nullopt;
    std::vector<double> cycles;
    cycles.reserve(stamps.size());
    for (std::size_t i = length; i < stamps.size(); ++i)
        cycles.push_back(stamps.at[i] - stamps.at[i - length]);
    // The middle of those that end a cycle, and of the next longest.
    const std::size_t pause = intervals.size() - 1 - intervals.size() / (2 * length);
    const std::size_t next = intervals.size() - 1 - 3 * intervals.size() / (2 * length);
    std::sort(intervals.begin(), intervals.end());
    if (intervals[pause] < kLongerMin * intervals[next])
        return std::nullopt;
    return MessageCycle{medianOf(cycles), std::sqrt(intervals[pause] * intervals[next])};
}

} // namespace phonehome

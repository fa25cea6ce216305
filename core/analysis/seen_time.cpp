// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/seen_time.h"

#include <algorithm>

namespace phonehome {

namespace {

auto firstBehind(std::span<const CaptureGap> gaps, Timestamp t)
{
    return std::partition_point(gaps.begin(), gaps.end(), [t](const CaptureGap& gap) { return gap.to <= t; });
}

/// What the gap takes of the time between.
std::int64_t takenBy(const CaptureGap& gap, Timestamp from, Timestamp to)
{
    return std::max(std::int64_t{0}, (std::min(gap.to, to) - std::max(gap.from, from)).ns);
}

} // namespace

Duration seenTime(std::span<const CaptureGap> gaps, Timestamp from, Timestamp to)
{
    if (to <= from)
        return {};
    Duration seen = to - from;
    for (auto gap = firstBehind(gaps, from); gap != gaps.end() && gap->from < to; ++gap)
        seen.ns -= takenBy(*gap, from, to);
    return seen;
}

TimeSpan mainStretch(std::span<const CaptureGap> gaps, Timestamp from, Timestamp to)
{
    const Duration seen = seenTime(gaps, from, to);
    TimeSpan longest{from, from};
    const auto take = [&longest](Timestamp begin, Timestamp end) {
        if (end - begin > longest.to - longest.from)
            longest = {begin, end};
    };
    Timestamp begin = from;
    for (auto gap = firstBehind(gaps, from); gap != gaps.end() && gap->from < to; ++gap) {
        if (Duration{takenBy(*gap, from, to)} <= seen)
            continue;
        take(begin, gap->from);
        begin = gap->to;
    }
    take(begin, to);
    return longest;
}

bool isUnseen(std::span<const CaptureGap> gaps, Timestamp time)
{
    const auto gap = firstBehind(gaps, time);
    return gap != gaps.end() && gap->from < time;
}

void cutGaps(std::span<const CaptureGap> gaps, Timestamp from, std::vector<Timestamp>& times)
{
    auto gap = firstBehind(gaps, from);
    Duration before; // of the gaps that are over
    for (Timestamp& t : times) {
        for (; gap != gaps.end() && gap->to <= t; ++gap)
            before.ns += takenBy(*gap, from, t);
        const Duration within{gap == gaps.end() ? 0 : takenBy(*gap, from, t)};
        t = t - before - within;
    }
}

} // namespace phonehome

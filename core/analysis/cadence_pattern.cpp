// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_pattern.h"

#include <cmath>

#include "core/analysis/cadence/growing_runs.h"
#include "core/analysis/cadence/stamps.h"

namespace phonehome {

namespace {

bool powersOfTwo(const std::vector<CadenceSegment>& segments)
{
    bool changes = false;
    for (std::size_t i = 1; i < segments.size(); ++i) {
        const double octaves = std::log2(segments[i].period / segments[i - 1].period);
        if (std::abs(octaves - std::round(octaves)) > 0.05)
            return false;
        changes = changes || std::round(octaves) != 0;
    }
    return changes;
}

} // namespace

CadencePattern patternOf(const CadenceTimer& timer)
{
    if (powersOfTwo(timer.segments))
        return CadencePattern::AdaptivePoll;
    constexpr double kDay = 86400;
    const double period = timer.segments.back().period;
    return std::abs(period / kDay - 1) < 0.02 ? CadencePattern::Daily : CadencePattern::Steady;
}

CadencePattern patternWithoutTimer(std::span<const std::int64_t> times)
{
    std::vector<double> at;
    for (const std::int64_t t : times)
        at.push_back(secondsSince(times[0], t));
    std::size_t growing = 0;
    bool announcements = true;
    const std::vector<GrowingRun> runs = growingRuns(at);
    for (const GrowingRun& run : runs) {
        growing += run.last - run.first + 1;
        // RFC 6762 section 8.3: up to eight announcements, the first two a second apart, then doubling.
        const double start = at[run.first] - at[run.first - 1];
        announcements = announcements && std::abs(start - 1) < 0.25 && run.last - run.first + 2 <= 8;
    }
    if (2 * growing < at.size())
        return CadencePattern::Steady;
    return announcements ? CadencePattern::AnnouncementBurst : CadencePattern::BackOff;
}

} // namespace phonehome

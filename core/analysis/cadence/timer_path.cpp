// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/timer_path.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/path_search.h"

namespace phonehome {

namespace {

constexpr double kOpen = 3.0;
constexpr double kSwitch = 5.0;
constexpr double kPerLogEvent = 0.6;

} // namespace

double openCost(double top, double logEvents)
{
    return kOpen + top + kPerLogEvent * logEvents;
}

bool onLadder(double a, double b)
{
    const double ratio = std::max(a, b) / std::min(a, b);
    return std::abs(ratio - 2) < 0.03 || std::abs(ratio - 4) < 0.06;
}

double switchCost(double logEvents)
{
    return kSwitch + kPerLogEvent / 2 * logEvents;
}

std::vector<BeatRun> bestTimerPath(const Stamps& stamps, const std::vector<TimerState>& states, std::size_t reach)
{
    if (stamps.size() < 3 || states.empty())
        return {};
    PathSearch search(stamps, states, reach);
    search.run();
    return search.traced();
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/every_beat.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/timer_path.h"

namespace phonehome {

namespace {

constexpr std::size_t kEventsMin = 24;
constexpr double kScheduleSpread = 0.36; ///< of a period: an even spread over all of it would be 0.29, times two
constexpr double kFewMissed = 0.02;

/// The line through the events by their number, and how far they lie off it.
struct Line {
    double period = 0;
    double spread = 0; ///< seconds, root mean square
};

Line lineThrough(const Stamps& stamps)
{
    const auto n = static_cast<double>(stamps.size());
    const double middle = (n - 1) / 2;
    const double mean = std::accumulate(stamps.at.begin(), stamps.at.end(), 0.0) / n;
    double product = 0;
    double square = 0;
    for (std::size_t i = 0; i < stamps.size(); ++i) {
        const double t = stamps.at[i] - mean;
        product += (static_cast<double>(i) - middle) * t;
        square += t * t;
    }
    const double numbers = n * (n * n - 1) / 12;
    const double slope = product / numbers;
    return {slope, std::sqrt(std::max(0.0, square - slope * product) / n)};
}

struct Intervals {
    double mean = 0;
    double spread = 0; ///< standard deviation, seconds
    bool blind = false;
};

Intervals intervalsOf(const Stamps& stamps, std::uint32_t first, std::uint32_t last)
{
    Intervals out;
    const double count = last - first;
    out.mean = (stamps.at[last] - stamps.at[first]) / count;
    double square = 0;
    for (std::uint32_t i = first + 1; i <= last; ++i) {
        const double off = stamps.at[i] - stamps.at[i - 1] - out.mean;
        square += off * off;
        out.blind = out.blind || stamps.before[i] == Between::Blind;
    }
    out.spread = std::sqrt(square / count);
    return out;
}

BeatRun runOf(const Stamps& stamps, std::uint32_t first, std::uint32_t last, const TimerState& state)
{
    BeatRun run;
    run.state = state;
    run.everyEvent = true;
    run.beats.resize(last - first + 1);
    std::iota(run.beats.begin(), run.beats.end(), first);
    std::vector<double> off;
    for (std::uint32_t i = first + 1; i <= last; ++i)
        off.push_back(std::abs(stamps.at[i] - stamps.at[i - 1] - state.period));
    run.jitter = kMadToSigma * medianOf(off);
    return run;
}

} // namespace

std::optional<EveryBeat> fixedSchedule(const Stamps& stamps)
{
    if (stamps.size() < kEventsMin)
        return std::nullopt;
    const auto last = static_cast<std::uint32_t>(stamps.size() - 1);
    const Intervals intervals = intervalsOf(stamps, 0, last);
    const Line line = lineThrough(stamps);
    if (intervals.blind || line.period < stamps.shortestPeriod() || line.spread > kScheduleSpread * line.period)
        return std::nullopt;
    // The count of independent intervals wanders as a random walk; that it stays so near a line by chance has the odds
    // of a small ball of a Brownian bridge: exp(-1 / 8 e), where e is the mean square beside that of n free steps.
    const auto n = static_cast<double>(stamps.size());
    const double odds = n * intervals.spread * intervals.spread / (8 * line.spread * line.spread);
    const TimerState state{intervals.mean, intervals.spread, kFewMissed};
    EveryBeat out{runOf(stamps, 0, last, state), odds - openCost(0, std::log(n))};
    out.run.locked = true;
    return out;
}

std::optional<EveryBeat> wideTimer(const Stamps& stamps, std::uint32_t first, std::uint32_t last)
{
    if (last - first + 1 < kEventsMin)
        return std::nullopt;
    const Intervals intervals = intervalsOf(stamps, first, last);
    if (intervals.blind || intervals.mean < stamps.shortestPeriod() || intervals.spread > 0.4 * intervals.mean)
        return std::nullopt;
    const TimerState state{intervals.mean, intervals.spread, kFewMissed};
    const IntervalOdds odds(state);
    double sum = 0;
    for (std::uint32_t i = first + 1; i <= last; ++i)
        sum += std::max(-kOddInterval, odds.top() + odds.miss(stamps.at[i] - stamps.at[i - 1], 1));
    EveryBeat out{runOf(stamps, first, last, state),
                  sum - openCost(odds.top(), std::log(static_cast<double>(stamps.size())))};
    return out;
}

} // namespace phonehome

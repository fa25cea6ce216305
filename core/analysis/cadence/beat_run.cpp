// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/beat_run.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/beat_steps.h"
#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/timer_path.h"

namespace phonehome {

namespace {

constexpr double kSigmaMin = 0.001; ///< of the period
constexpr std::size_t kFew = 20;    ///< events

/// Bound of the beats that intervals may be; those beyond kSpanMax don't count.
int mostBeats(const Stamps& stamps, const std::vector<std::uint32_t>& beats, double period)
{
    double longest = 0;
    for (std::size_t j = 0; j + 1 < beats.size(); ++j) {
        const double interval = stamps.at[beats[j + 1]] - stamps.at[beats[j]];
        longest = interval < (kSpanMax + 1) * period ? std::max(longest, interval) : longest;
    }
    return std::min(kSpanMax, static_cast<int>(longest / period) + 1);
}

} // namespace

bool mayBeOnePeriod(const BeatRun& a, const BeatRun& b)
{
    const double fewer = std::sqrt(static_cast<double>(std::min(a.beats.size(), b.beats.size())));
    const double error = 3 * std::max(a.state.sigma, b.state.sigma) / b.state.period / fewer;
    return std::abs(a.state.period / b.state.period - 1) < std::max(0.005, error);
}

bool estimate(const Stamps& stamps, BeatRun& run)
{
    const BeatEstimate& known = run.known;
    if (run.state.period == known.state.period && !known.beats.empty() && run.beats == known.beats &&
        run.odd == known.odd) {
        run.state = known.state;
        run.jitter = known.jitter;
        run.locked = known.locked;
        return false;
    }
    BeatSteps steps(stamps, run);
    if (steps.empty())
        return true;
    double period = run.state.period;
    steps.count(period);
    period = steps.medianBeat();
    bool recounted = steps.count(period);
    if (recounted)
        period = steps.medianBeat();
    const double rounding = stamps.rounding();
    for (int round = 0; round < 2; ++round) {
        recounted |= steps.count(period);
        run.jitter = kMadToSigma * steps.medianOff(period);
        // Where half of the intervals are the very same, the median says nothing of the rest.
        if (run.jitter < kSigmaMin / 2 * period)
            run.jitter = std::max(run.jitter, steps.spreadOfMost(period));
        // What is off by more mostly is no beat; but of few, the median says little of how much that is.
        const double most = stamps.size() < kFew ? 12 : 5;
        period = steps.meanBeat(period, std::max({most * run.jitter, 0.004 * period, 3.2 * rounding}));
    }
    steps.measureOffs(period);
    run.locked = steps.undoEachOther();
    run.state.period = period;
    run.state.missedShare = steps.missedShare();
    const double inner = steps.spreadWithin(std::max({4 * run.jitter, 0.002 * period, rounding}), run.jitter);
    run.state.sigma = std::max({inner, run.jitter, rounding, kSigmaMin * period});
    // Counts of beats are all that the first period is for: where it gives the same, so does all else.
    if (recounted || steps.count(period))
        run.known = {};
    else
        run.known = {run.state, run.jitter, run.locked, run.beats, run.odd};
    return true;
}

void markOdd(const Stamps& stamps, BeatRun& run)
{
    run.odd.clear();
    const double period = run.state.period;
    for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
        const double interval = intervalOf(stamps, run, j);
        const double beats = beatsIn(interval, period);
        const double root = beats > 1 ? std::sqrt(beats) : beats; // mostly one
        const double limit = 6 * std::min(run.state.sigma * root, 0.3 * period);
        if (beats < 1 || beats > kSpanMax || std::abs(interval - beats * period) > limit)
            run.odd.push_back(static_cast<std::uint32_t>(j));
    }
}

void settle(const Stamps& stamps, BeatRun& run)
{
    markOdd(stamps, run);
    const TimerState before = run.state;
    estimate(stamps, run);
    if (run.state.period != before.period || run.state.sigma != before.sigma)
        markOdd(stamps, run);
}

double evidenceOf(const Stamps& stamps, const IntervalOdds& odds, std::uint32_t from, std::uint32_t to)
{
    switch (stamps.before[to]) {
    case Between::Growing: return -kOddInterval;
    case Between::Blind: return std::max(0.0, odds.of(stamps.at[to] - stamps.at[from]));
    case Between::Plain: break;
    }
    return std::max(-kOddInterval, odds.of(stamps.at[to] - stamps.at[from]));
}

double evidenceOf(const Stamps& stamps, const std::vector<std::uint32_t>& beats, const TimerState& state)
{
    const IntervalOdds odds(state, mostBeats(stamps, beats, state.period));
    double sum = 0;
    for (std::size_t j = 0; j + 1 < beats.size(); ++j) {
        sum += evidenceOf(stamps, odds, beats[j], beats[j + 1]);
        if (const std::uint32_t passed = beats[j + 1] - beats[j] - 1; passed > 0)
            sum -= skippedCost(passed);
    }
    return sum;
}

double totalEvidence(const Stamps& stamps, const std::vector<BeatRun>& runs)
{
    const double logEvents = std::log(static_cast<double>(stamps.size()));
    double sum = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const bool continues = i > 0 && runs[i].first() == runs[i - 1].last();
        sum += evidenceOf(stamps, runs[i]);
        sum -= continues ? switchCost(logEvents) : openCost(IntervalOdds(runs[i].state).top(), logEvents);
    }
    return sum;
}

} // namespace phonehome

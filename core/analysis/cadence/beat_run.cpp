// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/beat_run.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/timer_path.h"

namespace phonehome {

namespace {

constexpr std::size_t kSample = 2048; ///< a median needs no more values than that
constexpr double kSigmaMin = 0.001;   ///< of the period

/// One explained interval.
struct Step {
    double interval = 0;
    double beats = 1;
    double root = 1; ///< of beats

    double off(double period) const { return (interval - beats * period) / root; }
};

std::vector<Step> explainedSteps(const Stamps& stamps, const BeatRun& run)
{
    std::vector<Step> steps;
    steps.reserve(run.beats.size());
    auto odd = run.odd.begin();
    for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
        if (odd != run.odd.end() && *odd == j) {
            ++odd;
            continue;
        }
        steps.push_back({intervalOf(stamps, run, j)});
    }
    return steps;
}

void count(std::span<Step> steps, double period)
{
    for (Step& s : steps) {
        s.beats = std::max(1.0, beatsIn(s.interval, period));
        s.root = s.beats > 1 ? std::sqrt(s.beats) : 1; // mostly one
    }
}

/// Median over an even sample of what f gives of each step.
template <typename F> double sampledMedian(std::span<const Step> steps, std::vector<double>& values, F f)
{
    const std::size_t stride = 1 + steps.size() / kSample;
    values.clear();
    for (std::size_t i = 0; i < steps.size(); i += stride)
        values.push_back(f(steps[i]));
    return medianOf(values);
}

/// Standard deviation that four fifths of the distances keep to; 0 when it is so much that they are no jitter.
double spreadOfMost(std::vector<double>& distances, double period)
{
    constexpr double kFourFifths = 1.2816; // of a normal distribution
    constexpr double kMost = 0.02;
    const auto at = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() * 4 / 5);
    if (at == distances.end())
        return 0;
    std::nth_element(distances.begin(), at, distances.end());
    const double spread = *at / kFourFifths;
    return spread <= kMost * period ? spread : 0;
}

/// Mean beat over the steps that are within limit (of one beat).
double meanBeat(std::span<const Step> steps, double period, double limit)
{
    double seconds = 0;
    double beats = 0;
    for (const Step& s : steps) {
        const double off = s.interval - s.beats * period;
        if (off * off > limit * limit * s.beats)
            continue;
        seconds += s.interval;
        beats += s.beats;
    }
    return beats > 0 ? seconds / beats : period;
}

/// Whether neighbouring residuals undo each other.
bool undoEachOther(std::span<const Step> steps, double period)
{
    if (steps.size() < 8)
        return false;
    double product = 0;
    double square = 0;
    double before = steps.front().off(period);
    for (const Step& s : steps.subspan(1)) {
        const double off = s.off(period);
        product += before * off;
        square += before * before;
        before = off;
    }
    return square > 0 && product < -0.3 * square;
}

double missedShareOf(std::span<const Step> steps)
{
    double missed = 0;
    for (const Step& s : steps)
        missed += s.beats - 1;
    return (missed + 0.5) / (missed + static_cast<double>(steps.size()) + 2);
}

double spreadWithin(std::span<const Step> steps, double period, double limit, double fallback)
{
    double sum = 0;
    double count = 0;
    for (const Step& s : steps) {
        const double off = s.off(period);
        if (std::abs(off) < limit) {
            sum += off * off;
            ++count;
        }
    }
    return count > 0 ? std::sqrt(sum / count) : fallback;
}

} // namespace

void estimate(const Stamps& stamps, BeatRun& run)
{
    std::vector<Step> steps = explainedSteps(stamps, run);
    if (steps.empty())
        return;
    std::vector<double> values;
    double period = run.state.period;
    for (int round = 0; round < 2; ++round) {
        count(steps, period);
        period = sampledMedian(steps, values, [](const Step& s) { return s.interval / s.beats; });
    }
    const double rounding = stamps.rounding();
    for (int round = 0; round < 2; ++round) {
        count(steps, period);
        run.jitter = kMadToSigma * sampledMedian(steps, values, [&](const Step& s) { return std::abs(s.off(period)); });
        // Where half of the intervals are the very same, the median says nothing of the rest.
        if (run.jitter < kSigmaMin / 2 * period)
            run.jitter = std::max(run.jitter, spreadOfMost(values, period));
        period = meanBeat(steps, period, std::max({5 * run.jitter, 0.004 * period, 3.2 * rounding}));
    }
    run.locked = undoEachOther(steps, period);
    run.state.period = period;
    run.state.missedShare = missedShareOf(steps);
    const double inner = spreadWithin(steps, period, std::max({4 * run.jitter, 0.002 * period, rounding}), run.jitter);
    run.state.sigma = std::max({inner, run.jitter, 0.3 * rounding, kSigmaMin * period});
}

void markOdd(const Stamps& stamps, BeatRun& run)
{
    run.odd.clear();
    const double period = run.state.period;
    for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
        const double interval = intervalOf(stamps, run, j);
        const double beats = beatsIn(interval, period);
        const double limit = 6 * std::min(run.state.sigma * std::sqrt(beats), 0.3 * period);
        if (beats < 1 || beats > kSpanMax || std::abs(interval - beats * period) > limit)
            run.odd.push_back(static_cast<std::uint32_t>(j));
    }
}

void settle(const Stamps& stamps, BeatRun& run)
{
    markOdd(stamps, run);
    estimate(stamps, run);
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
    const IntervalOdds odds(state);
    double sum = 0;
    for (std::size_t j = 0; j + 1 < beats.size(); ++j) {
        sum += evidenceOf(stamps, odds, beats[j], beats[j + 1]);
        sum -= skippedCost(beats[j + 1] - beats[j] - 1);
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

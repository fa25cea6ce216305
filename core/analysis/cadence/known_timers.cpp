// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/known_timers.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/medians.h"

namespace phonehome {

namespace {

constexpr double kLogSpread = 0.9189385332046727; ///< ln sqrt(2 pi)
/// Of the variance of an interval, what a schedule's next beats go on from: it keeps to time, but its period is not known
/// for sure.
constexpr double kScheduleStrays = 0.1;

/// By how far the upper eighth of the intervals is farther from the middle than the lower: 0.42 of exponential waits, 0
/// of what is as often early as late. What was taken for a beat and is none hardly changes that.
bool comesLate(const Stamps& stamps, const BeatRun& run)
{
    constexpr std::size_t kIntervalsMin = 16;
    constexpr double kLate = 0.25;
    std::vector<double> offs;
    auto odd = run.odd.begin();
    for (std::uint32_t j = 0; j + 1 < run.beats.size(); ++j) {
        if (odd != run.odd.end() && *odd == j) {
            ++odd;
            continue;
        }
        const double interval = intervalOf(stamps, run, j);
        const double beats = beatsIn(interval, run.state.period);
        offs.push_back((interval - beats * run.state.period) / std::sqrt(std::max(1.0, beats)));
    }
    if (run.locked || offs.size() < kIntervalsMin)
        return false;
    const double low = putInPlace(offs, offs.size() / 8);
    const double high = putInPlace(offs, offs.size() * 7 / 8);
    const double middle = putInPlace(offs, offs.size() / 2);
    return high + low - 2 * middle > kLate * (high - low);
}

KnownTimer learnt(const Stamps& stamps, const std::vector<BeatRun>& runs, std::size_t i, double talk)
{
    const BeatRun& run = runs[i];
    const double variance = run.state.sigma * run.state.sigma;
    const double missed = std::clamp(run.state.missedShare, 0.03, 0.6);
    KnownTimer out;
    out.run = i;
    out.period = run.state.period;
    out.rate = 1 / out.period;
    // An interval of a schedule is off by what both of its beats are.
    out.strays = run.locked ? kScheduleStrays * variance : variance;
    out.wavers = run.locked ? variance / 2 : 0;
    out.seen = std::log((1 - missed) / talk);
    out.onTime = -0.5 * std::log(out.strays + out.wavers) - kLogSpread;
    out.anew = out.seen - std::log(out.period);
    out.missed = -std::log(missed);
    out.late = comesLate(stamps, run);
    return out;
}

} // namespace

std::vector<KnownTimer> knownTimers(const Stamps& stamps, const std::vector<BeatRun>& runs, double talk)
{
    std::vector<KnownTimer> out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto like = std::find_if(out.begin(), out.end(),
                                       [&](const KnownTimer& k) { return mayBeOnePeriod(runs[i], runs[k.run]); });
        if (like == out.end())
            out.push_back(learnt(stamps, runs, i, talk));
        else if (runs[like->run].beats.size() < runs[i].beats.size())
            *like = learnt(stamps, runs, i, talk);
    }
    return out;
}

} // namespace phonehome

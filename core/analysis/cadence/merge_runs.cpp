// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/analysis/cadence/tidy_runs.h"
#include "core/analysis/cadence/timer_path.h"

namespace phonehome {

namespace {

/// What one run less is worth. A step of an adaptive poll needs less proof than any other period.
double mergeGain(const BeatRun& a, const BeatRun& b, std::size_t events)
{
    const double logEvents = std::log(static_cast<double>(events));
    return onLadder(a.state.period, b.state.period) ? 3 + 0.7 * logEvents : 4 + logEvents;
}

/// Evidence of a run beside that of its beats under another, wider spread, whichever is less.
double evidenceWith(const Stamps& stamps, const BeatRun& run, double relativeSigma)
{
    const double own = evidenceOf(stamps, run);
    TimerState wider = run.state;
    wider.sigma = std::max(wider.sigma, relativeSigma * wider.period);
    return wider.sigma > run.state.sigma ? std::min(own, evidenceOf(stamps, run.beats, wider)) : own;
}

/// A change of jitter alone is no change of period: both are judged with the jitter they have in common.
double commonSigma(const BeatRun& a, const BeatRun& b)
{
    const auto na = static_cast<double>(a.beats.size());
    const auto nb = static_cast<double>(b.beats.size());
    const double sa = a.state.sigma / a.state.period;
    const double sb = b.state.sigma / b.state.period;
    return std::sqrt((na * sa * sa + nb * sb * sb) / (na + nb));
}

TimerState between(const BeatRun& a, const BeatRun& b)
{
    const auto na = static_cast<double>(a.beats.size());
    const auto nb = static_cast<double>(b.beats.size());
    TimerState state = a.state;
    state.period = (a.state.period * na + b.state.period * nb) / (na + nb);
    state.sigma = std::max({a.state.sigma, b.state.sigma, 0.6 * std::abs(a.state.period - b.state.period)});
    return state;
}

/// Both as one, under the state that explains most: either's own or one between.
std::pair<BeatRun, double> joined(const Stamps& stamps, const BeatRun& a, const BeatRun& b)
{
    BeatRun both = a;
    both.beats.insert(both.beats.end(), b.beats.begin() + (b.first() == a.last() ? 1 : 0), b.beats.end());
    std::vector<TimerState> ways{a.state, b.state};
    if (std::abs(a.state.period / b.state.period - 1) <= 0.35)
        ways.push_back(between(a, b));
    std::optional<BeatRun> best;
    double most = 0;
    for (const TimerState& way : ways) {
        both.state = way;
        settle(stamps, both);
        const double evidence = evidenceOf(stamps, both);
        if (!best || evidence > most) {
            best = both;
            most = evidence;
        }
    }
    return {std::move(*best), most};
}

bool farApart(const Stamps& stamps, const BeatRun& a, const BeatRun& b)
{
    const double pause = stamps.at[b.first()] - stamps.at[a.last()];
    return pause > 30 * std::max(a.state.period, b.state.period) && b.first() - a.last() > 2;
}

} // namespace

void mergeRuns(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    std::size_t i = 0;
    while (i + 1 < runs.size()) {
        const BeatRun& a = runs[i];
        const BeatRun& b = runs[i + 1];
        if (!farApart(stamps, a, b)) {
            const double gain = mergeGain(a, b, stamps.size());
            const double sigma = commonSigma(a, b);
            auto [both, evidence] = joined(stamps, a, b);
            if (evidence >= evidenceWith(stamps, a, sigma) + evidenceWith(stamps, b, sigma) - gain) {
                runs[i] = std::move(both);
                runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(i) + 1);
                i -= i > 0 ? 1 : 0; // the wider run may now take the one before
                continue;
            }
        }
        ++i;
    }
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/timer_state.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr double kRival = 0.6;   ///< density of "anything goes" in log-interval
constexpr double kNarrow = 0.85; ///< share of the intervals that keep to sigma; the rest to three times as much
constexpr double kSpread = 2.5066282746310002; ///< sqrt(2 pi)

/// Spanning beats has a floor of its own: drop-outs come in runs.
struct Spans {
    std::array<double, kSpanMax + 1> log{};
    std::array<double, kSpanMax + 1> root{};
    std::array<double, kSpanMax + 1> floor{};
    Spans()
    {
        double share = 0.04;
        for (std::size_t k = 1; k < log.size(); ++k, share *= 0.6) {
            log[k] = std::log(static_cast<double>(k));
            root[k] = std::sqrt(static_cast<double>(k));
            floor[k] = share;
        }
    }
};

const Spans& allSpans()
{
    static const Spans kSpans;
    return kSpans;
}

using Logs = std::array<double, kSpanMax + 1>;

/// Logs of how often an interval spans so many beats, of which that share is missed.
Logs logsOfSpans(double missed, std::size_t most)
{
    Logs out{};
    double seen = 0.9 * (1 - missed);
    for (std::size_t k = 1; k <= most; ++k, seen *= missed)
        out[k] = std::log(seen + allSpans().floor[k]);
    return out;
}

/// Most states are made before anything is known of the beats they miss.
const Logs& usualLogs()
{
    static const Logs kLogs = logsOfSpans(TimerState{}.missedShare, kSpanMax);
    return kLogs;
}

} // namespace

double skippedCost(std::size_t events)
{
    static const auto kCosts = [] {
        std::array<double, 64> costs{};
        for (std::size_t s = 1; s < costs.size(); ++s) {
            const auto x = static_cast<double>(s);
            costs[s] = (x + 1) * std::log(x + 1) - x * std::log(x);
        }
        return costs;
    }();
    if (events < kCosts.size())
        return kCosts[events];
    return std::log(static_cast<double>(events)) + 1;
}

IntervalOdds::IntervalOdds(const TimerState& state, int spans) : m_period(state.period), m_rate(1 / state.period)
{
    const Spans& s = allSpans();
    const double missed = std::clamp(state.missedShare, 0.02, 0.6);
    const double sigma = std::clamp(state.sigma, 0.001 * m_period, 0.25 * m_period);
    const double base = std::log(m_period / (kSpread * kRival) * kNarrow);
    const double logSigma = std::log(sigma);
    const double logWidest = std::log(0.3 * m_period);
    Logs own;
    const auto most = static_cast<std::size_t>(spans);
    const bool usual = missed == TimerState{}.missedShare;
    if (!usual)
        own = logsOfSpans(missed, most);
    const Logs& seen = usual ? usualLogs() : own;
    for (std::size_t k = 1; k <= most; ++k) {
        const double wide = std::min(sigma * s.root[k], 0.3 * m_period);
        const double logWide = std::min(logSigma + 0.5 * s.log[k], logWidest);
        m_terms[k].peak = base + s.log[k] - logWide + seen[k];
        m_terms[k].sharpness = 1 / (2 * wide * wide);
    }
}

double IntervalOdds::most() const
{
    return std::max_element(m_terms.begin() + 1, m_terms.end(),
                            [](const Term& a, const Term& b) { return a.peak < b.peak; })
        ->peak;
}

double IntervalOdds::fall(int beats) const
{
    const double highest = most();
    double least = highest - m_terms[2].peak;
    for (int k = 3; k <= kSpanMax; ++k)
        least = std::min(least, (highest - m_terms[static_cast<std::size_t>(k)].peak) / std::min(k - 1, beats));
    return least;
}

} // namespace phonehome

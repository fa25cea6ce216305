// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/tidy_runs.h"

namespace phonehome {

namespace {

constexpr int kRefillMax = 60; ///< beats in one interval

/// Unused events of one interval that stand where a beat is missing, in time order.
class Refill {
public:
    Refill(const Stamps& stamps, std::vector<bool>& used) : m_stamps(stamps), m_used(used) {}

    void into(const BeatRun& run, std::size_t interval, std::vector<std::uint32_t>& out)
    {
        const double from = m_stamps.at[run.beats[interval]];
        const double length = intervalOf(m_stamps, run, interval);
        const double period = run.state.period;
        const double whole = beatsIn(length, period);
        const double sigma = run.state.sigma;
        if (whole < 2 || whole > kRefillMax ||
            std::abs(length - whole * period) > std::max(0.03 * period, 5 * sigma * std::sqrt(whole)))
            return;
        const double near = std::min(0.2 * period, std::max(0.015 * period, 6 * sigma));
        std::uint32_t next = run.beats[interval] + 1;
        const std::uint32_t end = run.beats[interval + 1];
        for (int beat = 1; beat < static_cast<int>(whole); ++beat) {
            const double due = from + beat * length / whole;
            std::uint32_t best = end;
            for (; next < end && m_stamps.at[next] < due + near; ++next) {
                if (m_used[next] || m_stamps.at[next] < due - near)
                    continue;
                if (best == end || std::abs(m_stamps.at[next] - due) < std::abs(m_stamps.at[best] - due))
                    best = next;
            }
            if (best == end)
                continue;
            out.push_back(best);
            m_used[best] = true;
            next = best + 1;
        }
    }

private:
    const Stamps& m_stamps;
    std::vector<bool>& m_used;
};

std::vector<bool> usedBy(const Stamps& stamps, const std::vector<BeatRun>& runs)
{
    std::vector<bool> used(stamps.size());
    for (const BeatRun& run : runs) {
        for (const std::uint32_t beat : run.beats)
            used[beat] = true;
    }
    return used;
}

} // namespace

void bridgeRuns(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    constexpr double kAlike = 0.01; ///< of the period
    constexpr double kFound = 0.6;  ///< of the beats between, at least
    std::vector<bool> used = usedBy(stamps, runs);
    Refill refill(stamps, used);
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
        BeatRun& run = runs[i];
        const BeatRun& next = runs[i + 1];
        if (next.first() <= run.last() + 1 || std::abs(run.state.period / next.state.period - 1) > kAlike)
            continue;
        BeatRun gap;
        gap.state = run.state;
        gap.beats = {run.last(), next.first()};
        std::vector<std::uint32_t> found;
        refill.into(gap, 0, found);
        const double missing = beatsIn(intervalOf(stamps, gap, 0), run.state.period) - 1;
        if (static_cast<double>(found.size()) >= kFound * missing)
            run.beats.insert(run.beats.end(), found.begin(), found.end());
    }
}

void refillRuns(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    std::vector<bool> used = usedBy(stamps, runs);
    Refill refill(stamps, used);
    std::vector<std::uint32_t> beats;
    for (BeatRun& run : runs) {
        beats.clear();
        for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
            beats.push_back(run.beats[j]);
            if (run.beats[j + 1] - run.beats[j] > 1)
                refill.into(run, j, beats);
        }
        beats.push_back(run.last());
        if (beats.size() > run.beats.size()) {
            run.beats = beats;
            markOdd(stamps, run);
        }
    }
}

} // namespace phonehome

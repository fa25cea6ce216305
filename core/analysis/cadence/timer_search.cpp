// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/timer_search.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/candidate_periods.h"
#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/tidy_runs.h"
#include "core/analysis/cadence/timer_path.h"

namespace phonehome {

namespace {

constexpr std::size_t kSampleFrom = 650; ///< larger groups are looked at in a sample first
constexpr std::size_t kSampleBlocks = 6;
constexpr std::size_t kSampleBlock = 95;
constexpr std::size_t kCandidates = 8;
constexpr std::size_t kFarFrom = 80;   ///< events among which a timer may be buried
constexpr std::size_t kFirstReach = 6; ///< the first path shows which states are worth a thorough one

/// States to try, none of them twice.
class StateList {
public:
    void add(const TimerState& state, std::size_t most)
    {
        if (m_states.size() < most &&
            std::none_of(m_states.begin(), m_states.end(), [&](const TimerState& s) { return alike(s, state); }))
            m_states.push_back(state);
    }
    std::vector<TimerState> take() { return std::move(m_states); }

private:
    static bool alike(const TimerState& a, const TimerState& b)
    {
        const double near = std::max(0.004, 0.3 * std::min(a.sigma / a.period, b.sigma / b.period));
        return std::abs(a.period / b.period - 1) < near && b.sigma < 1.5 * a.sigma && a.sigma < 1.5 * b.sigma;
    }
    std::vector<TimerState> m_states;
};

/// Blocks spread evenly over a large group; between them it is blind.
Stamps sampleOf(const Stamps& stamps)
{
    Stamps sample;
    sample.grain = stamps.grain;
    for (std::size_t b = 0; b < kSampleBlocks; ++b) {
        const auto begin = static_cast<std::ptrdiff_t>((stamps.size() - kSampleBlock) * b / (kSampleBlocks - 1));
        const auto end = begin + static_cast<std::ptrdiff_t>(kSampleBlock);
        const std::size_t first = sample.size();
        sample.at.insert(sample.at.end(), stamps.at.begin() + begin, stamps.at.begin() + end);
        sample.before.insert(sample.before.end(), stamps.before.begin() + begin, stamps.before.begin() + end);
        sample.before[first] = Between::Blind;
    }
    return sample;
}

/// Runs from the strongest down.
std::vector<const BeatRun*> byStrength(const Stamps& stamps, const std::vector<BeatRun>& runs)
{
    if (runs.size() == 1)
        return {&runs.front()};
    std::vector<std::pair<double, const BeatRun*>> order;
    order.reserve(runs.size());
    for (const BeatRun& run : runs)
        order.emplace_back(evidenceOf(stamps, run), &run);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<const BeatRun*> out;
    out.reserve(order.size());
    for (const auto& [evidence, run] : order)
        out.push_back(run);
    return out;
}

/// Candidates from stretches of five events and more that no run explains.
void addLeftOvers(const Stamps& stamps, const std::vector<BeatRun>& runs, StateList& states)
{
    constexpr std::size_t kStretch = 5;
    constexpr int kStretches = 6;
    std::vector<bool> used(stamps.size());
    for (const BeatRun& run : runs) {
        for (const std::uint32_t beat : run.beats)
            used[beat] = true;
    }
    int stretches = 0;
    std::size_t i = 0;
    while (i < stamps.size() && stretches < kStretches) {
        std::size_t end = i;
        while (end < stamps.size() && !used[end])
            ++end;
        if (end - i >= kStretch) {
            for (const TimerState& s : candidatePeriods(std::span(stamps.at).subspan(i, end - i), stamps, 3))
                states.add(s, 16);
            ++stretches;
        }
        i = end + 1;
    }
}

/// What the first path taught, and what could do better: a broader twin, half, a third and double the period.
std::vector<TimerState> challengers(const Stamps& stamps, const std::vector<BeatRun>& runs)
{
    StateList states;
    const auto order = byStrength(stamps, runs);
    for (const BeatRun* run : order)
        states.add(run->state, 8);
    TimerState twin = order.front()->state;
    twin.sigma *= 1.8;
    states.add(twin, 9);
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 3); ++i) {
        for (const double factor : {0.5, 1 / 3.0, 2.0}) {
            const TimerState& state = order[i]->state;
            const double period = state.period * factor;
            states.add({period, std::min(state.sigma, 0.2 * period)}, 13);
        }
    }
    addLeftOvers(stamps, runs, states);
    return states.take();
}

std::vector<TimerState> survivors(const Stamps& stamps, const std::vector<BeatRun>& runs)
{
    StateList states;
    for (const BeatRun* run : byStrength(stamps, runs))
        states.add(run->state, 12);
    return states.take();
}

void estimateAll(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    for (BeatRun& run : runs)
        estimate(stamps, run);
}

/// One broad state around the middle interval, for a timer that wavers too much to show as a mode.
std::vector<TimerState> broadState(const Stamps& stamps)
{
    std::vector<double> intervals;
    for (std::size_t i = 1; i < stamps.size(); ++i) {
        if (stamps.at[i] > stamps.at[i - 1])
            intervals.push_back(stamps.at[i] - stamps.at[i - 1]);
    }
    const double period = medianOf(intervals);
    if (period <= 0 || period < stamps.shortestPeriod())
        return {};
    return {{period, 0.2 * period}};
}

std::vector<BeatRun> firstPath(const Stamps& stamps)
{
    std::vector<BeatRun> runs = bestTimerPath(stamps, candidatePeriods(stamps.at, stamps, kCandidates), kFirstReach);
    if (!runs.empty())
        return runs;
    std::vector<TimerState> states = broadState(stamps);
    if (stamps.size() >= kFarFrom) {
        for (const TimerState& far : candidatePeriods(stamps.at, stamps, 6, Reach::Far))
            states.push_back(far);
    }
    return bestTimerPath(stamps, states);
}

/// Narrow runs explain all but the odd event, without many missed beats: half, a third or the double of a period
/// would explain less, and nothing is left for another.
bool plain(const Stamps& stamps, const std::vector<BeatRun>& runs)
{
    std::size_t beats = 0;
    for (const BeatRun& run : runs) {
        if (run.state.sigma > 0.03 * run.state.period || run.state.missedShare > 0.3)
            return false;
        beats += run.beats.size();
    }
    return beats + 2 + stamps.size() / 50 >= stamps.size();
}

/// The path taught nothing that would find another: each run's state is the one it was found with.
bool settled(const std::vector<BeatRun>& found, const std::vector<BeatRun>& estimated)
{
    return std::equal(found.begin(), found.end(), estimated.begin(), [](const BeatRun& a, const BeatRun& b) {
        return std::abs(a.state.period - b.state.period) < 0.1 * b.state.sigma &&
               std::abs(a.state.sigma / b.state.sigma - 1) < 0.2;
    });
}

struct Search {
    std::vector<TimerState> states; ///< that are left after the challengers had their turn
    std::vector<BeatRun> runs;      ///< estimated
    bool final = false;             ///< the states would give the same runs again
};

Search bestStates(const Stamps& stamps)
{
    Search out;
    out.runs = firstPath(stamps);
    if (out.runs.empty())
        return out;
    std::vector<BeatRun> found = out.runs;
    estimateAll(stamps, out.runs);
    if (!plain(stamps, out.runs)) {
        found = bestTimerPath(stamps, challengers(stamps, out.runs));
        out.runs = found;
        estimateAll(stamps, out.runs);
    }
    out.final = settled(found, out.runs);
    out.states = survivors(stamps, out.runs);
    return out;
}

void tidy(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    mergeRuns(stamps, runs);
    pruneRuns(stamps, runs);
    dropEchoes(stamps, runs);
    extendRuns(stamps, runs);
    moveBoundaries(stamps, runs);
    for (BeatRun& run : runs)
        settle(stamps, run);
    bridgeRuns(stamps, runs);
    mergeRuns(stamps, runs);
    refillRuns(stamps, runs);
    for (BeatRun& run : runs) {
        if (estimate(stamps, run))
            markOdd(stamps, run);
    }
    splitRuns(stamps, runs);
    doublePeriods(stamps, runs);
    dropTrends(stamps, runs);
}

} // namespace

Explained searchTimers(const Stamps& stamps)
{
    Explained out;
    if (stamps.size() < 3)
        return out;
    const bool large = stamps.size() > kSampleFrom;
    Search search = bestStates(large ? sampleOf(stamps) : stamps);
    const std::vector<TimerState>& states = search.states;
    if (search.final && !large) {
        out.runs = std::move(search.runs);
    } else {
        out.runs = bestTimerPath(stamps, states);
        estimateAll(stamps, out.runs);
    }
    if (large && !out.runs.empty()) {
        // What the sample did not show.
        StateList more;
        for (const TimerState& state : survivors(stamps, out.runs))
            more.add(state, 12);
        addLeftOvers(stamps, out.runs, more);
        std::vector<TimerState> all = more.take();
        if (all.size() > states.size()) {
            out.runs = bestTimerPath(stamps, all);
            estimateAll(stamps, out.runs);
        }
    }
    tidy(stamps, out.runs);
    out.evidence = totalEvidence(stamps, out.runs);
    return out;
}

Explained searchTimer(const Stamps& stamps, const TimerState& state)
{
    Explained out;
    out.runs = bestTimerPath(stamps, {state});
    estimateAll(stamps, out.runs);
    tidy(stamps, out.runs);
    out.evidence = totalEvidence(stamps, out.runs);
    return out;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/further_timers.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/timer_search.h"

namespace phonehome {

namespace {

constexpr double kFurtherEvidence = 8.0;
constexpr double kFurtherCover = 0.5;
constexpr std::size_t kRestMin = 8;    ///< events
constexpr std::size_t kRestShare = 25; ///< one in so many
constexpr int kFurtherMax = 2;

/// Events that nothing explains yet, and which they are among all.
struct Rest {
    Stamps stamps;
    std::vector<std::uint32_t> index;
};

Rest restOf(const Stamps& stamps, const std::vector<bool>& used, const BlindTime& blind)
{
    Rest rest;
    rest.stamps.grain = stamps.grain;
    for (std::uint32_t i = 0; i < stamps.size(); ++i) {
        if (used[i])
            continue;
        rest.index.push_back(i);
        rest.stamps.at.push_back(stamps.at[i]);
    }
    markBetween(rest.stamps, blind.stretches());
    return rest;
}

double coverOf(const Stamps& stamps, const std::vector<BeatRun>& runs, const BlindTime& blind)
{
    double cover = 0;
    for (const BeatRun& run : runs) {
        for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
            if (intervalOf(stamps, run, j) < (kSpanMax + 0.5) * run.state.period)
                cover += blind.seen(stamps.at[run.beats[j]], stamps.at[run.beats[j + 1]]);
        }
    }
    return cover;
}

/// The run of the first timer that shares most time with another run.
const BeatRun* beside(const Stamps& all, const std::vector<BeatRun>& first, double from, double to)
{
    const BeatRun* best = nullptr;
    double most = 0;
    for (const BeatRun& run : first) {
        const double shared = std::min(all.at[run.last()], to) - std::max(all.at[run.first()], from);
        if (shared > most) {
            most = shared;
            best = &run;
        }
    }
    return best;
}

/// Phases of moments within the beats of a run, and the beat each belongs to.
struct Phases {
    std::vector<double> phase;
    std::vector<std::uint32_t> beat;
};

Phases phasesOf(const Stamps& all, const BeatRun& main, const Stamps& stamps, const BeatRun& run)
{
    Phases out;
    std::size_t q = 0;
    for (const std::uint32_t beat : run.beats) {
        const double moment = stamps.at[beat];
        while (q + 1 < main.beats.size() && all.at[main.beats[q + 1]] <= moment)
            ++q;
        const double off = (moment - all.at[main.beats[q]]) / main.state.period;
        out.phase.push_back(off - std::floor(off));
        out.beat.push_back(main.beats[q]);
    }
    return out;
}

bool standStill(std::vector<double> phases)
{
    const double middle = medianOf(phases);
    for (double& p : phases) {
        p = std::abs(p - middle);
        p = std::min(p, 1 - p);
    }
    return medianOf(phases) <= 0.08;
}

/// The events of a run as doubles of the first timer's beats; nothing when it is not in step with that.
std::optional<std::vector<Double>> asDoubles(const GroupExplanation& explanation, const Rest& rest, const BeatRun& run)
{
    const BeatRun* main =
        beside(explanation.stamps, explanation.timers.front(), rest.stamps.at[run.first()], rest.stamps.at[run.last()]);
    if (!main)
        return std::nullopt;
    const double ratio = run.state.period / main->state.period;
    const double whole = std::max(1.0, std::round(ratio));
    if (std::abs(ratio / whole - 1) > 0.01)
        return std::nullopt;
    const Phases phases = phasesOf(explanation.stamps, *main, rest.stamps, run);
    if (!standStill(phases.phase))
        return std::nullopt;
    std::vector<Double> doubles;
    for (std::size_t i = 0; i < run.beats.size(); ++i) {
        const std::uint32_t beat = phases.beat[i];
        doubles.push_back({beat, rest.stamps.at[run.beats[i]] - explanation.stamps.at[beat]});
    }
    return doubles;
}

/// Most of what was found is in step with the first timer: its events become doubles, and the rest, which is the
/// rhythm between these, is no timer either.
bool addCompanions(GroupExplanation& explanation, const Rest& rest, const std::vector<BeatRun>& runs)
{
    std::vector<Double> doubles;
    std::size_t beats = 0;
    for (const BeatRun& run : runs) {
        beats += run.beats.size();
        if (const auto own = asDoubles(explanation, rest, run))
            doubles.insert(doubles.end(), own->begin(), own->end());
    }
    if (4 * doubles.size() < 3 * beats)
        return false;
    explanation.doubles.insert(explanation.doubles.end(), doubles.begin(), doubles.end());
    return true;
}

/// Within a hundredth of one another, however well they are known.
bool nearPeriod(const BeatRun& a, const BeatRun& b)
{
    return std::abs(a.state.period / b.state.period - 1) < 0.01;
}

const BeatRun& longest(const std::vector<BeatRun>& runs)
{
    return *std::max_element(runs.begin(), runs.end(),
                             [](const BeatRun& a, const BeatRun& b) { return a.beats.size() < b.beats.size(); });
}

std::size_t runCount(const GroupExplanation& e)
{
    std::size_t count = 0;
    for (const auto& timer : e.timers)
        count += timer.size();
    return count;
}

/// Each of two timers has a run with the main period of the other.
bool tangled(const GroupExplanation& e)
{
    if (e.timers.size() < 2 || e.timers[0].size() < 2)
        return false;
    const auto has = [](const std::vector<BeatRun>& runs, const BeatRun& like) {
        return std::any_of(runs.begin(), runs.end(), [&](const BeatRun& r) { return nearPeriod(r, like); });
    };
    const BeatRun& main = longest(e.timers[0]);
    return std::any_of(e.timers[0].begin(), e.timers[0].end(),
                       [&](const BeatRun& other) { return !nearPeriod(other, main) && has(e.timers[1], other); });
}

} // namespace

void addFurtherTimers(GroupExplanation& explanation, const BlindTime& blind)
{
    std::vector<bool> used(explanation.stamps.size());
    for (const BeatRun& run : explanation.timers.front()) {
        for (const std::uint32_t beat : run.beats)
            used[beat] = true;
    }
    const double seen = blind.seen(0, explanation.stamps.at.back());
    for (int round = 0; round < kFurtherMax; ++round) {
        const Rest rest = restOf(explanation.stamps, used, blind);
        if (rest.index.size() < kRestMin || rest.index.size() * kRestShare < explanation.stamps.size())
            return;
        Explained more = searchTimers(rest.stamps);
        if (more.evidence < kFurtherEvidence || coverOf(rest.stamps, more.runs, blind) < kFurtherCover * seen)
            return;
        const bool companions = addCompanions(explanation, rest, more.runs);
        for (BeatRun& run : more.runs) {
            for (std::uint32_t& beat : run.beats) {
                beat = rest.index[beat];
                used[beat] = true;
            }
        }
        if (companions)
            continue;
        explanation.evidence += 0.5 * more.evidence;
        explanation.timers.push_back(std::move(more.runs));
    }
}

void untangleTimers(GroupExplanation& explanation, const BlindTime& blind)
{
    if (!tangled(explanation))
        return;
    GroupExplanation apart = explanation;
    Explained one = searchTimer(explanation.stamps, longest(explanation.timers.front()).state);
    if (one.runs.empty())
        return;
    apart.evidence = one.evidence;
    apart.timers.clear();
    apart.timers.push_back(std::move(one.runs));
    addFurtherTimers(apart, blind);
    // The second timer counts half, so that crossing over may look a little better.
    if (apart.timers.size() >= explanation.timers.size() && runCount(apart) < runCount(explanation) &&
        apart.evidence > 0.7 * explanation.evidence)
        explanation = std::move(apart);
}

} // namespace phonehome

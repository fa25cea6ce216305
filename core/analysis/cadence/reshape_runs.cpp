// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <optional>

#include "core/analysis/cadence/tidy_runs.h"

namespace phonehome {

namespace {

constexpr std::uint32_t kLookPast = 3; ///< events that a run may pass over to find its next beat
constexpr double kReach = 12.5;        ///< periods

bool fits(double interval, const BeatRun& run)
{
    const double beats = std::round(interval / run.state.period);
    if (beats < 1)
        return false;
    const double sigma = run.locked ? run.state.sigma : run.state.sigma * std::sqrt(beats);
    return sigma < 0.12 * run.state.period &&
           std::abs(interval - beats * run.state.period) < std::max(3 * sigma, 0.01 * run.state.period);
}

std::optional<std::uint32_t> beatAfter(const Stamps& stamps, const BeatRun& run, std::uint32_t beat, std::uint32_t end)
{
    for (std::uint32_t j = beat + 1; j < end && j <= beat + kLookPast; ++j) {
        const double interval = stamps.at[j] - stamps.at[beat];
        if (interval > kReach * run.state.period)
            break;
        if (fits(interval, run))
            return j;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> beatBefore(const Stamps& stamps, const BeatRun& run, std::uint32_t beat,
                                        std::uint32_t begin)
{
    for (std::uint32_t j = beat; j > begin && j + kLookPast > beat;) {
        --j;
        const double interval = stamps.at[beat] - stamps.at[j];
        if (interval > kReach * run.state.period)
            break;
        if (fits(interval, run))
            return j;
    }
    return std::nullopt;
}

/// Of all intervals that are some beats long.
double explainedTime(const Stamps& stamps, const BeatRun& run)
{
    double time = stamps.at[run.last()] - stamps.at[run.first()];
    for (const std::uint32_t j : run.odd)
        time -= intervalOf(stamps, run, j);
    return time;
}

/// Both runs' beats, the shared one once.
std::vector<std::uint32_t> beatsOf(const BeatRun& a, const BeatRun& b)
{
    std::vector<std::uint32_t> beats = a.beats;
    beats.insert(beats.end(), b.beats.begin() + (b.first() == a.last() ? 1 : 0), b.beats.end());
    return beats;
}

/// Which of beats hands over from a to b best, from 8 before to 6 after the end of a.
std::optional<std::size_t> bestBoundary(const Stamps& stamps, const BeatRun& a, const BeatRun& b,
                                        const std::vector<std::uint32_t>& beats)
{
    const std::size_t before = a.beats.size();
    const std::size_t low = before > 9 ? before - 8 : 1;
    const std::size_t high = std::min(beats.size() - 2, before + 6);
    const IntervalOdds first(a.state);
    const IntervalOdds second(b.state);
    const auto odds = [&](const IntervalOdds& o, std::size_t j) {
        return evidenceOf(stamps, o, beats[j - 1], beats[j]);
    };
    double worth = 0;
    double most = kNever;
    std::optional<std::size_t> best;
    for (std::size_t cut = low; cut <= high; ++cut) {
        if (cut > low)
            worth += odds(first, cut) - odds(second, cut);
        if (worth > most + 1e-9) {
            most = worth;
            best = cut;
        }
    }
    return best && *best >= 2 && *best + 3 <= beats.size() ? best : std::nullopt;
}

} // namespace

void extendRuns(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    for (std::size_t i = 0; i < runs.size(); ++i) {
        BeatRun& run = runs[i];
        const auto end = i + 1 < runs.size() ? runs[i + 1].first() : static_cast<std::uint32_t>(stamps.size());
        while (const auto next = beatAfter(stamps, run, run.last(), end))
            run.beats.push_back(*next);
        const std::uint32_t begin = i > 0 ? runs[i - 1].last() : 0;
        std::vector<std::uint32_t> front;
        std::uint32_t first = run.first();
        while (const auto before = beatBefore(stamps, run, first, begin)) {
            front.push_back(*before);
            first = *before;
        }
        run.beats.insert(run.beats.begin(), front.rbegin(), front.rend());
        for (std::uint32_t& odd : run.odd)
            odd += static_cast<std::uint32_t>(front.size());
    }
}

void moveBoundaries(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
        BeatRun& a = runs[i];
        BeatRun& b = runs[i + 1];
        if (stamps.at[b.first()] - stamps.at[a.last()] > 12 * std::max(a.state.period, b.state.period))
            continue;
        const std::vector<std::uint32_t> beats = beatsOf(a, b);
        const auto cut = bestBoundary(stamps, a, b, beats);
        if (!cut)
            continue;
        const auto at = beats.begin() + static_cast<std::ptrdiff_t>(*cut);
        a.beats.assign(beats.begin(), at + 1);
        b.beats.assign(at, beats.end());
        markOdd(stamps, a);
        markOdd(stamps, b);
    }
}

void dropEchoes(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    constexpr double kFaster = 0.15;
    std::vector<bool> echo(runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const double lasts = explainedTime(stamps, runs[i]);
        const auto isEchoOf = [&](const BeatRun& slow) {
            return runs[i].state.period < kFaster * slow.state.period && lasts < slow.state.period &&
                   explainedTime(stamps, slow) > 4 * slow.state.period;
        };
        echo[i] = (i > 0 && isEchoOf(runs[i - 1])) || (i + 1 < runs.size() && isEchoOf(runs[i + 1]));
    }
    std::size_t at = 0;
    std::erase_if(runs, [&](const BeatRun&) { return echo[at++]; });
}

void pruneRuns(const Stamps& stamps, std::vector<BeatRun>& runs)
{
    constexpr double kPruneGain = 4.0;
    if (runs.size() == 1 && stamps.size() <= 8)
        return;
    std::erase_if(runs, [&](const BeatRun& run) {
        const std::size_t intervals = run.beats.size() - 1;
        const std::size_t explained = intervals - run.odd.size();
        // Where every other interval is odd, something else has a second message in each cycle.
        return explained < 3 || 3 * explained < 2 * intervals ||
               evidenceOf(stamps, run) < IntervalOdds(run.state).top() + kPruneGain;
    });
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/group_explanation.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/bursts.h"
#include "core/analysis/cadence/every_beat.h"
#include "core/analysis/cadence/further_timers.h"
#include "core/analysis/cadence/message_cycles.h"
#include "core/analysis/cadence/retrace_runs.h"
#include "core/analysis/cadence/timer_search.h"

namespace phonehome {

namespace {

constexpr std::size_t kScales = 2;
constexpr std::size_t kChooseFrom = 3000; ///< larger groups choose their scale by a sample
constexpr std::size_t kChooseBlocks = 5;
constexpr std::size_t kChooseBlock = 200;
constexpr std::size_t kUndisturbed = 20; ///< beats and more for each other event

/// The group with the events that follow another within scale (ns) folded into it.
GroupExplanation folded(std::span<const std::int64_t> times, double scale, double grain)
{
    GroupExplanation out;
    out.scale = scale;
    out.stamps.grain = grain;
    const std::vector<std::uint32_t> starts = burstStarts(times, scale);
    const auto seconds = [&](std::size_t i) {
        // Beyond what int64 holds, the difference still is right as unsigned.
        return static_cast<double>(static_cast<std::uint64_t>(times[i]) - static_cast<std::uint64_t>(times[0])) * 1e-9;
    };
    out.stamps.at.reserve(starts.size());
    for (std::size_t s = 0; s < starts.size(); ++s) {
        out.stamps.at.push_back(seconds(starts[s]));
        const std::size_t end = s + 1 < starts.size() ? starts[s + 1] : times.size();
        for (std::size_t i = starts[s] + 1; i < end; ++i)
            out.doubles.push_back({static_cast<std::uint32_t>(s), seconds(i) - out.stamps.at.back()});
    }
    return out;
}

/// How the first timer's long pauses and odd intervals look.
void measurePauses(GroupExplanation& e)
{
    double beats = 0;
    double stretches = 0;
    double pauses = 0;
    double kept = 0;
    double wide = 0;
    for (const BeatRun& run : e.timers.front()) {
        const auto count = static_cast<double>(run.beats.size());
        beats += count;
        stretches += 1 + static_cast<double>(run.odd.size());
        for (const std::uint32_t j : run.odd) {
            const double pause = intervalOf(e.stamps, run, j);
            const double periods = beatsIn(pause, run.state.period);
            if (periods <= kSpanMax)
                continue;
            const double error =
                run.state.sigma * std::sqrt((run.locked ? 1 : periods) + periods * periods / count / count);
            ++pauses;
            wide += std::min(1.0, 6 * error / run.state.period);
            kept += std::abs(pause - periods * run.state.period) < 3 * error ? 1 : 0;
        }
    }
    e.meanRun = beats / stretches;
    // Three pauses at least, and the phase has to be something one can miss.
    e.throughPauses = pauses >= 3 && wide / pauses < 0.4 ? kept / pauses : 0;
}

void measure(GroupExplanation& e, std::size_t events, const BlindTime& blind)
{
    std::vector<bool> used(e.stamps.size());
    double explained = 0;
    double cover = 0;
    for (const auto& timer : e.timers) {
        for (const BeatRun& run : timer) {
            explained += static_cast<double>(run.beats.size());
            for (const std::uint32_t beat : run.beats)
                used[beat] = true;
        }
    }
    for (const BeatRun& run : e.timers.front()) {
        cover += blind.seen(e.stamps.at[run.first()], e.stamps.at[run.last()]);
        for (const std::uint32_t j : run.odd)
            cover -= blind.seen(e.stamps.at[run.beats[j]], e.stamps.at[run.beats[j + 1]]);
    }
    for (const Double& d : e.doubles)
        explained += used[d.beat] ? 1 : 0;
    const double seen = blind.seen(0, e.stamps.at.back());
    e.cover = seen > 0 ? cover / seen : 0;
    e.explained = explained / static_cast<double>(events);
    measurePauses(e);
}

/// What an explanation is worth beside another: a timer of part of the time could be a burst's own rhythm.
double worth(const GroupExplanation& e)
{
    return e.evidence * (e.cover >= 0.5 ? 1 : e.cover >= 0.2 ? 0.3 : 0.02);
}

/// Where the intervals waver widely or show nothing, each event may be a beat. True when that explains more.
bool tryEveryBeat(const Stamps& stamps, Explained& explained)
{
    constexpr double kWide = 0.1;
    const auto events = static_cast<double>(stamps.size());
    // A lucky calm stretch may look better than the whole; it counts by its share of the events.
    double beats = 0;
    for (const BeatRun& run : explained.runs)
        beats += static_cast<double>(run.beats.size());
    const double worth = explained.evidence * beats / events;
    // Even of a perfect schedule an event is worth half a nat at most.
    const auto schedule = worth < events / 2 ? fixedSchedule(stamps) : std::nullopt;
    const bool replaced = schedule && schedule->evidence > worth;
    if (replaced)
        explained = {{schedule->run}, schedule->evidence};
    const auto wide = [](const BeatRun& run) { return run.state.sigma > kWide * run.state.period; };
    if (explained.runs.empty() || !std::all_of(explained.runs.begin(), explained.runs.end(), wide))
        return replaced;
    const bool scheduled = schedule && schedule->evidence > 0;
    const std::uint32_t first = scheduled ? 0 : explained.runs.front().first();
    const std::uint32_t last = scheduled ? schedule->run.last() : explained.runs.back().last();
    auto timer = wideTimer(stamps, first, last);
    if (!timer || timer->evidence <= explained.evidence)
        return replaced;
    timer->run.locked = scheduled;
    explained = {{std::move(timer->run)}, timer->evidence};
    return true;
}

/// What was found, with further timers beside it.
void explainBy(GroupExplanation& e, Explained explained, std::size_t events, const BlindTime& blind)
{
    e.evidence = explained.evidence;
    if (explained.runs.empty())
        return;
    e.timers.push_back(std::move(explained.runs));
    addFurtherTimers(e, blind);
    untangleTimers(e, blind);
    std::stable_sort(e.doubles.begin(), e.doubles.end(),
                     [](const Double& a, const Double& b) { return a.beat < b.beat; });
    measure(e, events, blind);
}

GroupExplanation explainAt(std::span<const std::int64_t> times, double scale, double grain, const BlindTime& blind)
{
    GroupExplanation e = folded(times, scale, grain);
    const std::size_t folds = times.size() - e.stamps.size();
    // Passing over the odd event does as well as folding a few.
    if (e.stamps.size() < 3 || (scale > 0 && folds < std::max<std::size_t>(3, times.size() / 25)))
        return e;
    markBetween(e.stamps, blind.stretches());
    Explained explained = searchTimers(e.stamps);
    Explained every = explained;
    const bool replaced = tryEveryBeat(e.stamps, every);
    // Two clocks side by side count as evenly as one, and say more.
    if (replaced && !explained.runs.empty()) {
        GroupExplanation several = e;
        explainBy(several, std::move(explained), times.size(), blind);
        if (several.timers.size() > 1 && several.evidence > every.evidence)
            return several;
    }
    explainBy(e, std::move(every), times.size(), blind);
    return e;
}

/// Of a large group, a sample says at which scale its bursts fold best.
double bestScaleOf(std::span<const std::int64_t> times)
{
    std::vector<std::int64_t> sample;
    std::vector<Stretch> between;
    for (std::size_t b = 0; b < kChooseBlocks; ++b) {
        const std::size_t begin = (times.size() - kChooseBlock) * b / (kChooseBlocks - 1);
        if (b > 0)
            between.push_back({secondsSince(times[0], sample.back()), secondsSince(times[0], times[begin])});
        sample.insert(sample.end(), times.begin() + static_cast<std::ptrdiff_t>(begin),
                      times.begin() + static_cast<std::ptrdiff_t>(begin + kChooseBlock));
    }
    return explainGroup(sample, BlindTime(std::move(between))).scale;
}

/// Reads a group's events once more, unless all but a few are beats. Only of what is told: most explanations at other
/// scales are not.
void retrace(GroupExplanation& e, std::size_t events, const BlindTime& blind)
{
    if (!e.found())
        return;
    std::size_t beats = 0;
    for (const auto& runs : e.timers) {
        for (const BeatRun& run : runs)
            beats += run.beats.size();
    }
    if (beats + beats / kUndisturbed >= e.stamps.size())
        return;
    for (auto& runs : e.timers)
        retraceRuns(e.stamps, runs);
    measure(e, events, blind);
}

/// So many of the first timer's intervals are none of it, or so many beats are missing in them, that it may be another
/// timer's. Of one that leaves out fewer, even always in the same turn, those are missed.
bool skipsOften(const GroupExplanation& e)
{
    constexpr double kOdd = 0.11;    ///< of the intervals
    constexpr double kMissing = 0.3; // a beat in four and more
    double intervals = 0;
    double odd = 0;
    double missing = 0;
    for (const BeatRun& run : e.timers.front()) {
        intervals += static_cast<double>(run.beats.size()) - 1;
        odd += static_cast<double>(run.odd.size());
        for (std::size_t j = 0; j + 1 < run.beats.size(); ++j) {
            if (const double beats = beatsIn(intervalOf(e.stamps, run, j), run.state.period); beats <= kSpanMax)
                missing += std::max(0.0, beats - 1);
        }
    }
    return odd >= kOdd * intervals || missing >= kMissing * intervals;
}

/// A timer that leaves beats out always in the same turn is another, of several messages a beat.
void tryCycle(std::span<const std::int64_t> times, const BlindTime& blind, GroupExplanation& best)
{
    constexpr double kAsMuch = 0.9;
    constexpr double kItsPeriod = 0.02;
    if (!best.found() || !skipsOften(best))
        return;
    const auto cycle = messageCycle(best.stamps);
    if (!cycle)
        return;
    GroupExplanation e = explainAt(times, cycle->scale * 1e9, best.stamps.grain, blind);
    if (!e.found() || e.cover < kAsMuch * best.cover || e.explained < kAsMuch * best.explained)
        return;
    const auto& runs = e.timers.front();
    const auto longest = std::max_element(
        runs.begin(), runs.end(), [](const BeatRun& a, const BeatRun& b) { return a.beats.size() < b.beats.size(); });
    if (std::abs(longest->state.period / cycle->period - 1) < kItsPeriod)
        best = std::move(e);
}

bool explainsAll(const GroupExplanation& e)
{
    return e.timers.size() == 1 && e.cover >= 0.9 && e.explained >= 0.97 && e.evidence > 20;
}

} // namespace

bool GroupExplanation::rules() const
{
    return cover >= 0.35 || (explained >= 0.6 && evidence >= 20 && (meanRun >= 8 || throughPauses >= 0.75));
}

GroupExplanation explainGroup(std::span<const std::int64_t> times, const BlindTime& blind, bool amidTalk)
{
    const double grain = grainOf(times);
    if (times.size() > kChooseFrom) {
        GroupExplanation e = explainAt(times, bestScaleOf(times), grain, blind);
        if (!amidTalk)
            retrace(e, times.size(), blind);
        return e;
    }
    std::vector<double> scales{0.0};
    for (const double scale : burstScales(times, kScales))
        scales.push_back(scale);
    GroupExplanation best;
    bool first = true;
    for (const double scale : scales) {
        GroupExplanation e = explainAt(times, scale, grain, blind);
        const bool done = e.found() && explainsAll(e);
        if (first || worth(e) > worth(best))
            best = std::move(e);
        first = false;
        if (done)
            break;
    }
    tryCycle(times, blind, best);
    if (!amidTalk)
        retrace(best, times.size(), blind);
    return best;
}

} // namespace phonehome

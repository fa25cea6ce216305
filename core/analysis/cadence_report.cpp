// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_report.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/cadence/beat_pauses.h"
#include "core/analysis/cadence/due_beats.h"
#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/phase_jumps.h"
#include "core/analysis/cadence_pattern.h"

namespace phonehome {

namespace {

constexpr std::size_t kListedMax = 4096;
constexpr std::size_t kDoublesAfterMax = 8;
constexpr double kBrokenMax = 0.5;    ///< of a timer's intervals, those with beats missing
constexpr double kByChance = 1.0;     ///< two standard deviations of that, by the root of the intervals
constexpr double kTryWaver = 0.1;     ///< seconds by which a try may be early or late itself
constexpr std::uint32_t kDueFrom = 8; ///< beats of a locked clock that say when the next is due

/// So many seconds after first; the last moment there is, when that is beyond it.
Timestamp momentAfter(Timestamp first, double seconds)
{
    const double whole = static_cast<double>(first.ns) + seconds * 1e9;
    if (whole >= 9.2e18)
        return {std::numeric_limits<std::int64_t>::max()};
    // As a sum of integers where that can't overflow: a double holds 53 bits only.
    return seconds < 9e9 ? first + Duration::fromSeconds(seconds) : Timestamp{static_cast<std::int64_t>(whole)};
}

/// Turns the runs of one timer into segments.
class TimerReport {
public:
    TimerReport(const GroupExplanation& e, const DueBeatsSearch& due, const ReportContext& context,
                std::vector<CadenceChange>& changes)
        : m_e(e), m_due(due), m_restarts(context.restarts), m_tries(context.tries), m_first(context.first),
          m_changes(changes)
    {
    }

    CadenceTimer of(const std::vector<BeatRun>& runs)
    {
        for (std::size_t i = 0; i < runs.size(); ++i) {
            const BeatRun& run = runs[i];
            if (i > 0)
                follow(runs[i - 1], run);
            // Beats that are missing where one period became another are neither's.
            const auto last = static_cast<std::uint32_t>(run.beats.size()) - 1;
            const bool joins = i > 0 && runs[i - 1].last() == run.first();
            const bool handsOver = i + 1 < runs.size() && runs[i + 1].first() == run.last();
            std::uint32_t begin = joins && last > 1 && beatsAt(run, 0) > 1 ? 1 : 0;
            const std::uint32_t end = handsOver && last > begin + 1 && beatsAt(run, last - 1) > 1 ? last - 1 : last;
            for (const std::uint32_t jump : breaksOf(run)) {
                if (jump < begin || jump >= end)
                    continue;
                tell(run, begin, jump);
                begin = jump + 1;
                m_changes.push_back({restartBetween(run.beats[jump], run.beats[begin], run.state.period),
                                     CadenceChangeKind::Phase, run.state.period, run.state.period,
                                     restartsBetween(run.beats[jump], run.beats[begin])});
            }
            tell(run, begin, end);
        }
        tellPauses();
        return std::move(m_timer);
    }

    /// Talk that keeps to a grid of time of which beat for beat some is left out was not missed: no timer sends it. One
    /// that works in shifts misses as many, but all at once, and of one that loses half, chance takes a few more.
    bool isGrid() const { return m_broken > kBrokenMax * m_intervals + kByChance * std::sqrt(m_intervals); }

private:
    Timestamp moment(double seconds) const { return momentAfter(m_first, seconds); }
    Timestamp at(std::uint32_t stamp) const { return moment(m_e.stamps.at[stamp]); }

    /// Beats that interval j is long.
    double beatsAt(const BeatRun& run, std::size_t j) const
    {
        return run.everyEvent ? 1 : beatsIn(intervalOf(m_e.stamps, run, j), run.state.period);
    }

    /// One run behind another: the same timer after a silence, or with another period.
    void follow(const BeatRun& a, const BeatRun& b)
    {
        const double pause = (m_e.stamps.at[b.first()] - m_e.stamps.at[a.last()]) / b.state.period;
        // Where one goes on from the other's last beat, nothing began anew.
        const CadenceChangeKind kind = !mayBeOnePeriod(a, b) || a.last() == b.first() ? CadenceChangeKind::Period
                                       : pause > kSpanMax                             ? CadenceChangeKind::Pause
                                                                                      : CadenceChangeKind::Phase;
        const Timestamp when = kind == CadenceChangeKind::Period
                                   ? moment((m_e.stamps.at[a.last()] + m_e.stamps.at[b.first()]) / 2)
                                   : restartBetween(a.last(), b.first(), b.state.period);
        m_changes.push_back({when, kind, a.state.period, b.state.period, restartsBetween(a.last(), b.first())});
    }

    /// When a timer began anew between two beats, the last one seen before and the first one seen after. Beats of both
    /// sides may be missing; a timer that was off for long is no likelier to have missed any when it came back.
    Timestamp restartBetween(std::uint32_t before, std::uint32_t after, double period) const
    {
        const double from = m_e.stamps.at[before];
        const double to = m_e.stamps.at[after];
        const double silent = (to - from) / period;
        if (silent <= 3 || silent > kSpanMax || restartsBetween(before, after))
            return at(after);
        return moment(std::max((from + to) / 2, to - 2 * period));
    }

    bool restartsBetween(std::uint32_t a, std::uint32_t b) const
    {
        return anyWithin(m_restarts, m_e.stamps.at[a], m_e.stamps.at[b]);
    }

    /// Intervals behind which the beats begin anew, ascending: their phase jumped, or beats are missing while the device
    /// came up, with whatever phase it came.
    std::vector<std::uint32_t> breaksOf(const BeatRun& run) const
    {
        std::vector<std::uint32_t> out = phaseJumps(m_e.stamps, run, m_restarts);
        std::erase_if(out, [&](std::uint32_t j) { return isTriedAgain(run, j); });
        for (const double restart : m_restarts) {
            const auto behind = std::partition_point(run.beats.begin(), run.beats.end(),
                                                     [&](std::uint32_t beat) { return m_e.stamps.at[beat] < restart; });
            if (behind == run.beats.begin() || behind == run.beats.end())
                continue;
            const auto j = static_cast<std::uint32_t>(behind - run.beats.begin() - 1);
            if (beatsAt(run, j) > 1)
                out.push_back(j);
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    /// Interval j is longer or shorter by what lost tries cost: one of its beats came late, and nothing restarted.
    bool isTriedAgain(const BeatRun& run, std::uint32_t j) const
    {
        if (run.everyEvent || restartsBetween(run.beats[j], run.beats[j + 1]))
            return false;
        const double beats = beatsAt(run, j);
        const double off = std::abs(intervalOf(m_e.stamps, run, j) - beats * run.state.period);
        const double near = std::max(4 * run.jitter, kTryWaver) * std::sqrt(std::max(1.0, beats));
        return std::any_of(m_tries.begin(), m_tries.end(),
                           [&](Duration late) { return std::abs(off - late.seconds()) <= near; });
    }

    /// Beats begin to end of a run. What was due before them, behind a break, was not missed by either side, but the
    /// timer was silent then.
    void tell(const BeatRun& run, std::uint32_t begin, std::uint32_t end)
    {
        const double from = m_stamp;
        const double to = m_e.stamps.at[run.beats[begin]];
        const double period = std::max(m_period, run.state.period);
        if (m_period > 0) {
            if (const std::uint32_t lost = m_due.lostBetween(from, to, period, run.jitter); lost > 0) {
                m_timer.silences.push_back({moment(from), moment(to), lost});
                ++m_breaks;
            }
        }
        add(run, begin, end);
        m_stamp = m_e.stamps.at[run.beats[std::max(begin, end)]];
        m_period = run.state.period;
    }

    void add(const BeatRun& run, std::uint32_t begin, std::uint32_t end)
    {
        if (end <= begin)
            return;
        CadenceSegment segment;
        segment.start = at(run.beats[begin]);
        segment.end = at(run.beats[end]);
        segment.period = run.state.period;
        segment.jitter = run.jitter;
        segment.clock = run.locked ? ClockKind::Locked : ClockKind::Free;
        segment.beats = end - begin + 1;
        for (std::uint32_t j = begin; j < end && !run.everyEvent; ++j)
            countMissed(run, j, segment);
        countDoubles(run.beats[begin], run.beats[end], segment);
        m_timer.segments.push_back(std::move(segment));
    }

    void countMissed(const BeatRun& run, std::uint32_t j, CadenceSegment& segment)
    {
        const DueBeats due = m_due.within(run, j);
        ++m_intervals;
        m_broken += due.missed.empty() ? 0 : 1;
        if (due.silent > 0)
            m_timer.silences.push_back({at(run.beats[j]), at(run.beats[j + 1]), due.silent});
        segment.beats += due.late;
        segment.late += due.late;
        segment.hidden += due.hidden;
        if (due.missed.empty())
            return;
        const bool began = due.outOfPhase && !isTriedAgain(run, j);
        m_pauses.push_back(
            {m_timer.segments.size(), m_e.stamps.at[run.beats[j]], m_e.stamps.at[run.beats[j + 1]], due.missed, began});
    }

    void miss(CadenceSegment& segment, const std::vector<double>& due) const
    {
        segment.missed += static_cast<std::uint32_t>(due.size());
        for (const double missed : due) {
            if (segment.missedAt.size() < kListedMax)
                segment.missedAt.push_back(moment(missed));
        }
    }

    void tellPauses()
    {
        std::uint64_t beats = 0;
        for (const CadenceSegment& segment : m_timer.segments)
            beats += segment.beats;
        const std::vector<bool> silent = silentPauses(m_pauses, beats, m_breaks);
        for (std::size_t i = 0; i < m_pauses.size(); ++i) {
            const BeatPause& pause = m_pauses[i];
            if (silent[i])
                m_timer.silences.push_back(
                    {moment(pause.from), moment(pause.to), static_cast<std::uint32_t>(pause.due.size())});
            else
                miss(m_timer.segments[pause.segment], pause.due);
        }
        std::stable_sort(m_timer.silences.begin(), m_timer.silences.end(),
                         [](const CadenceSilence& a, const CadenceSilence& b) { return a.from < b.from; });
        for (CadenceSegment& segment : m_timer.segments)
            std::sort(segment.missedAt.begin(), segment.missedAt.end());
    }

    void countDoubles(std::uint32_t first, std::uint32_t last, CadenceSegment& segment) const
    {
        const auto begin = std::lower_bound(m_e.doubles.begin(), m_e.doubles.end(), first,
                                            [](const Double& d, std::uint32_t stamp) { return d.beat < stamp; });
        std::vector<double> after;
        for (auto d = begin; d != m_e.doubles.end() && d->beat <= last; ++d) {
            after.push_back(d->after);
            if (segment.doubledAt.size() < kListedMax)
                segment.doubledAt.push_back(moment(m_e.stamps.at[d->beat] + d->after));
        }
        std::sort(segment.doubledAt.begin(), segment.doubledAt.end());
        segment.doubles = static_cast<std::uint32_t>(after.size());
        segment.doublesAfter = usualDistances(std::move(after));
    }

    /// Distances that come up again and again within 3 %: one in ten at least, and three times.
    static std::vector<Duration> usualDistances(std::vector<double> after)
    {
        std::sort(after.begin(), after.end());
        std::vector<Duration> out;
        const std::size_t least = std::max<std::size_t>(3, after.size() / 10);
        for (std::size_t i = 0; i < after.size() && out.size() < kDoublesAfterMax;) {
            std::size_t end = i + 1;
            while (end < after.size() && after[end] <= after[i] * 1.03)
                ++end;
            if (end - i >= least)
                out.push_back(Duration::fromSeconds(after[(i + end) / 2]));
            i = end;
        }
        return out;
    }

    const GroupExplanation& m_e;
    const DueBeatsSearch& m_due;
    std::span<const double> m_restarts;
    std::span<const Duration> m_tries;
    Timestamp m_first;
    std::vector<CadenceChange>& m_changes;
    CadenceTimer m_timer;
    std::vector<BeatPause> m_pauses;
    std::size_t m_breaks = 0; ///< behind which the beats began anew, with some missing
    double m_stamp = 0;       ///< the last beat that was told, in seconds
    double m_period = 0;      ///< of its run; 0 before the first
    double m_intervals = 0;   ///< from one beat to the next
    double m_broken = 0;      ///< of those, with missed beats
};

/// Seconds from the group's first event to the beat that is due behind a run's last.
double dueAfter(const Stamps& stamps, const BeatRun& run)
{
    const double last = stamps.at[run.last()];
    if (!run.locked)
        return last + run.state.period;
    // On a schedule, the last beat alone is off by its jitter.
    double sum = 0;
    std::uint32_t count = 0;
    for (auto beat = run.beats.rbegin(); beat != run.beats.rend() && count < kDueFrom; ++beat, ++count) {
        const double back = last - stamps.at[*beat];
        sum += back - (run.everyEvent ? count : beatsIn(back, run.state.period)) * run.state.period;
    }
    return last - sum / count + run.state.period;
}

} // namespace

void reportTimers(const GroupExplanation& explanation, const ReportContext& context, Cadence& out)
{
    const DueBeatsSearch due(explanation, context.circumstances);
    const std::vector<BeatRun>* strongest = nullptr;
    for (const auto& runs : explanation.timers) {
        std::vector<CadenceChange> changes;
        TimerReport report(explanation, due, context, changes);
        CadenceTimer timer = report.of(runs);
        if (!strongest && report.isGrid())
            continue;
        strongest = strongest ? strongest : &runs;
        out.timers.push_back(std::move(timer));
        out.changes.insert(out.changes.end(), changes.begin(), changes.end());
    }
    if (!strongest)
        return;
    std::stable_sort(out.changes.begin(), out.changes.end(),
                     [](const auto& a, const auto& b) { return a.time < b.time; });
    const BeatRun& latest = *std::max_element(strongest->begin(), strongest->end(),
                                              [&](const BeatRun& a, const BeatRun& b) { return a.last() < b.last(); });
    out.next = momentAfter(context.first, dueAfter(explanation.stamps, latest));
    out.nextWindow = Duration::fromSeconds(std::max(2 * latest.jitter, 0.01 * latest.state.period));
    out.pattern = patternOf(out.timers.front());
}

} // namespace phonehome

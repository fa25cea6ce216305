// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_report.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/cadence/growing_runs.h"
#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/phase_jumps.h"

namespace phonehome {

namespace {

constexpr std::size_t kListedMax = 4096;
constexpr std::size_t kDoublesAfterMax = 8;
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
    TimerReport(const GroupExplanation& e, const ReportContext& context, std::vector<CadenceChange>& changes)
        : m_e(e), m_blind(context.blind), m_restarts(context.restarts), m_first(context.first), m_changes(changes)
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
            for (const std::uint32_t jump : phaseJumps(m_e.stamps, run, m_restarts)) {
                if (jump < begin || jump >= end)
                    continue;
                add(run, begin, jump);
                begin = jump + 1;
                m_changes.push_back({at(run.beats[begin]), CadenceChangeKind::Phase, run.state.period, run.state.period,
                                     restartsBetween(run.beats[jump], run.beats[begin])});
            }
            add(run, begin, end);
        }
        return std::move(m_timer);
    }

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
        const double fewer = std::sqrt(static_cast<double>(std::min(a.beats.size(), b.beats.size())));
        const double error = 3 * std::max(a.state.sigma, b.state.sigma) / b.state.period / fewer;
        const bool same = std::abs(a.state.period / b.state.period - 1) < std::max(0.005, error);
        const CadenceChangeKind kind = !same              ? CadenceChangeKind::Period
                                       : pause > kSpanMax ? CadenceChangeKind::Pause
                                                          : CadenceChangeKind::Phase;
        if (kind == CadenceChangeKind::Pause)
            m_timer.silences.push_back({at(a.last()), at(b.first()), static_cast<std::uint32_t>(pause)});
        m_changes.push_back(
            {at(b.first()), kind, a.state.period, b.state.period, restartsBetween(a.last(), b.first())});
    }

    bool restartsBetween(std::uint32_t a, std::uint32_t b) const
    {
        return anyWithin(m_restarts, m_e.stamps.at[a], m_e.stamps.at[b]);
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
        const double interval = intervalOf(m_e.stamps, run, j);
        const auto beats = static_cast<std::int64_t>(std::max(1.0, beatsIn(interval, run.state.period)));
        if (beats < 2)
            return;
        const double from = m_e.stamps.at[run.beats[j]];
        const double to = from + interval;
        const double slack = 0.5 * run.state.period;
        const double hidden = interval - m_blind.seen(from, to);
        // Without a blind moment nearby all of them were missed; a long silence needs no list.
        if (hidden <= 0 && beats - 1 > kSpanMax) {
            m_timer.silences.push_back({moment(from), moment(to), static_cast<std::uint32_t>(beats - 1)});
            return;
        }
        std::vector<Timestamp> due;
        std::int64_t missed = 0;
        for (std::int64_t k = 1; k < beats && missed <= kSpanMax; ++k) {
            const double moment_ = from + interval * static_cast<double>(k) / static_cast<double>(beats);
            if (m_blind.covers(moment_, slack))
                continue;
            ++missed;
            due.push_back(moment(moment_));
        }
        if (missed > kSpanMax) {
            m_timer.silences.push_back({moment(from), moment(to), static_cast<std::uint32_t>(missed)});
            return;
        }
        segment.missed += static_cast<std::uint32_t>(missed);
        for (const Timestamp t : due) {
            if (segment.missedAt.size() < kListedMax)
                segment.missedAt.push_back(t);
        }
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
    const BlindTime& m_blind;
    std::span<const double> m_restarts;
    Timestamp m_first;
    std::vector<CadenceChange>& m_changes;
    CadenceTimer m_timer;
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

bool powersOfTwo(const std::vector<CadenceSegment>& segments)
{
    bool changes = false;
    for (std::size_t i = 1; i < segments.size(); ++i) {
        const double octaves = std::log2(segments[i].period / segments[i - 1].period);
        if (std::abs(octaves - std::round(octaves)) > 0.03)
            return false;
        changes = changes || std::round(octaves) != 0;
    }
    return changes;
}

CadencePattern patternOf(const CadenceTimer& timer)
{
    if (powersOfTwo(timer.segments))
        return CadencePattern::AdaptivePoll;
    constexpr double kDay = 86400;
    const double period = timer.segments.back().period;
    return std::abs(period / kDay - 1) < 0.02 ? CadencePattern::Daily : CadencePattern::Steady;
}

} // namespace

void reportTimers(const GroupExplanation& explanation, const ReportContext& context, Cadence& out)
{
    for (const auto& runs : explanation.timers)
        out.timers.push_back(TimerReport(explanation, context, out.changes).of(runs));
    std::stable_sort(out.changes.begin(), out.changes.end(),
                     [](const auto& a, const auto& b) { return a.time < b.time; });
    const auto& main = explanation.timers.front();
    const BeatRun& latest = *std::max_element(main.begin(), main.end(),
                                              [&](const BeatRun& a, const BeatRun& b) { return a.last() < b.last(); });
    out.next = momentAfter(context.first, dueAfter(explanation.stamps, latest));
    out.nextWindow = Duration::fromSeconds(std::max(2 * latest.jitter, 0.01 * latest.state.period));
    out.pattern = patternOf(out.timers.front());
}

CadencePattern patternWithoutTimer(std::span<const std::int64_t> times)
{
    std::vector<double> at;
    for (const std::int64_t t : times)
        at.push_back(secondsSince(times[0], t));
    std::size_t growing = 0;
    bool announcements = true;
    const std::vector<GrowingRun> runs = growingRuns(at);
    for (const GrowingRun& run : runs) {
        growing += run.last - run.first + 1;
        // RFC 6762 section 8.3: up to eight announcements, the first two a second apart, then doubling.
        const double start = at[run.first] - at[run.first - 1];
        announcements = announcements && std::abs(start - 1) < 0.25 && run.last - run.first + 2 <= 8;
    }
    if (2 * growing < at.size())
        return CadencePattern::Steady;
    return announcements ? CadencePattern::AnnouncementBurst : CadencePattern::BackOff;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/due_beats.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/timer_path.h"

namespace phonehome {

namespace {

/// Of a period: what comes so much behind its time is that beat, held up.
constexpr double kLate = 0.1;
/// Of all events: where more are no beats, one of them comes behind a beat's time by chance.
constexpr double kOthersMax = 0.1;
/// How far off its beat one is that is out of phase: of a period, in its jitters, and in the grains of the stamps.
constexpr double kOffPeriod = 0.035;
constexpr double kOffJitters = 5;
constexpr double kOffGrains = 2.5;
/// Beats of a break that are looked for one by one.
constexpr double kLookedFor = 100'000;

double slackOf(const BeatRun& run)
{
    return dueSlack(run.state.period, run.jitter);
}

} // namespace

double dueSlack(double period, double jitter)
{
    return std::min(0.25 * period, std::max(3 * jitter, 0.02 * period));
}

DueBeatsSearch::DueBeatsSearch(const GroupExplanation& explanation, const Circumstances& circumstances)
    : m_stamps(explanation.stamps), m_circumstances(circumstances), m_beat(m_stamps.size())
{
    for (const auto& runs : explanation.timers) {
        for (const BeatRun& run : runs) {
            for (const std::uint32_t beat : run.beats)
                m_beat[beat] = true;
        }
    }
    const auto others = static_cast<double>(std::count(m_beat.begin(), m_beat.end(), false));
    m_fewOthers = others <= kOthersMax * static_cast<double>(m_beat.size());
}

bool DueBeatsSearch::otherWithin(double from, double to) const
{
    const auto first = std::lower_bound(m_stamps.at.begin(), m_stamps.at.end(), from);
    for (auto at = first; at != m_stamps.at.end() && *at <= to; ++at) {
        if (!m_beat[static_cast<std::size_t>(at - m_stamps.at.begin())])
            return true;
    }
    return false;
}

bool DueBeatsSearch::isHidden(double moment, double before, double behind) const
{
    const BlindTime& busy = m_circumstances.busy;
    // Of a connection that says other things too, what is no beat is such a thing.
    return busy.covers(moment, before) || (!busy.stretches().empty() && otherWithin(moment - before, moment + behind));
}

std::vector<Stretch> DueBeatsSearch::waits(double from, double to, double slack) const
{
    std::vector<Stretch> out;
    const auto& rearmed = m_circumstances.rearmed;
    double since = from;
    for (auto next = std::upper_bound(rearmed.begin(), rearmed.end(), from + slack);
         next != rearmed.end() && *next < to; since = *next++)
        out.push_back({since, *next - slack});
    out.push_back({since, to});
    return out;
}

template <typename F> void DueBeatsSearch::eachDue(const Stretch& wait, double step, double blindSlack, F take) const
{
    for (double at = wait.from + step; at < wait.to;) {
        const double clear = m_circumstances.blind.clearFrom(at, blindSlack);
        if (clear <= at && !take(at))
            return;
        at += step * std::max(1.0, std::ceil((clear - at) / step)); // past a long blind stretch in one step
    }
}

bool DueBeatsSearch::isOutOfPhase(const BeatRun& run, double wait) const
{
    const double period = run.state.period;
    const double beats = std::max(1.0, beatsIn(wait, period));
    // Two beats of a schedule waver each by themselves, those of a free timer add up.
    const double waver = std::max(kOffJitters * run.jitter, kOffPeriod * period) * std::sqrt(std::max(2.0, beats));
    return std::abs(wait - beats * period) > std::max(waver, kOffGrains * m_stamps.grain);
}

std::vector<double> DueBeatsSearch::due(const BeatRun& run, std::uint32_t j) const
{
    std::vector<double> out;
    const double period = run.state.period;
    const double from = m_stamps.at[run.beats[j]];
    const double to = m_stamps.at[run.beats[j + 1]];
    const std::vector<Stretch> all = waits(from, to, slackOf(run));
    const double step = all.size() > 1 ? period : (to - from) / beatsIn(to - from, period);
    for (Stretch wait : all) {
        wait.to = std::min(wait.to, to - 0.5 * period);
        eachDue(wait, step, 0.5 * period, [&](double at) {
            out.push_back(at);
            return out.size() <= kSpanMax;
        });
    }
    return out;
}

std::uint32_t DueBeatsSearch::lostBetween(double from, double to, double period, double jitter) const
{
    const double slack = dueSlack(period, jitter);
    const bool allSeen = m_circumstances.busy.stretches().empty() && to - from <= m_circumstances.blind.seen(from, to);
    double lost = 0;
    double looked = 0;
    for (Stretch wait : waits(from, to, slack)) {
        // The beat that came is one of them, and may be early.
        wait.to = std::min(wait.to, to - (1 - kLate) * period);
        if (allSeen) {
            lost += std::max(0.0, std::ceil((wait.to - wait.from) / period) - 1);
            continue;
        }
        eachDue(wait, period, 0.5 * period, [&](double at) {
            lost += isHidden(at, slack, kLate * period) ? 0 : 1;
            return ++looked < kLookedFor;
        });
    }
    return static_cast<std::uint32_t>(std::min(lost, 4e9));
}

DueBeats DueBeatsSearch::within(const BeatRun& run, std::uint32_t j) const
{
    DueBeats out;
    const double period = run.state.period;
    const double interval = intervalOf(m_stamps, run, j);
    const double beats = beatsIn(interval, period);
    if (beats < 2)
        return out;
    const double from = m_stamps.at[run.beats[j]];
    const double unseen = interval - m_circumstances.blind.seen(from, from + interval);
    // Without a blind moment nearby all of them were missed; a long silence needs no list.
    if (unseen <= 0 && beats - 1 > kSpanMax) {
        out.silent = static_cast<std::uint32_t>(beats - 1);
        return out;
    }
    for (const double moment : due(run, j)) {
        if (m_fewOthers && otherWithin(moment, moment + kLate * period))
            ++out.late;
        else if (isHidden(moment, slackOf(run), kLate * period))
            ++out.hidden;
        else
            out.missed.push_back(moment);
    }
    if (out.missed.size() > kSpanMax)
        out = {{}, 0, 0, static_cast<std::uint32_t>(out.missed.size())};
    else if (!out.missed.empty())
        out.outOfPhase = isOutOfPhase(run, from + interval - waits(from, from + interval, slackOf(run)).back().from);
    return out;
}

} // namespace phonehome

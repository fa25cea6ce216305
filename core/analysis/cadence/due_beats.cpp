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

std::vector<double> DueBeatsSearch::due(const BeatRun& run, std::uint32_t j) const
{
    std::vector<double> out;
    const double period = run.state.period;
    const double from = m_stamps.at[run.beats[j]];
    const double to = m_stamps.at[run.beats[j + 1]];
    const auto addUntil = [&](double end, double since, double step) {
        for (double at = since + step; at < end && out.size() <= kSpanMax;) {
            const double clear = m_circumstances.blind.clearFrom(at, 0.5 * period);
            if (clear <= at)
                out.push_back(at);
            at += step * std::max(1.0, std::ceil((clear - at) / step)); // past a long blind stretch in one step
        }
    };
    const auto& rearmed = m_circumstances.rearmed;
    auto next = std::upper_bound(rearmed.begin(), rearmed.end(), from + slackOf(run));
    if (next == rearmed.end() || *next >= to) {
        addUntil(to - 0.5 * period, from, (to - from) / beatsIn(to - from, period));
        return out;
    }
    double since = from;
    for (; next != rearmed.end() && *next < to; since = *next++)
        addUntil(*next - slackOf(run), since, period);
    addUntil(to - 0.5 * period, since, period);
    return out;
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
    return out;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/group_explanation.h"
#include "core/analysis/cadence_pattern.h"
#include "core/analysis/cadence_report.h"

namespace phonehome {

namespace {

constexpr double kEvidenceMin = 1.5;
/// Of a timer that explains all of the time: chance makes timers mostly of a part of it.
constexpr double kEvidenceMinOfAll = 0.2;
constexpr double kAllOfTheTime = 0.9;
/// Of its beats, so many of one period say that an adaptive poll keeps to it.
constexpr double kKeptTo = 0.7;
/// What is over in less, in seconds, was said at once: how far its packets are apart is no period of anybody's.
constexpr double kAtOnce = 1;

bool outlastsABurst(const Stamps& stamps, const std::vector<BeatRun>& runs)
{
    return std::any_of(runs.begin(), runs.end(), [&stamps](const BeatRun& run) {
        return stamps.at[run.last()] - stamps.at[run.first()] >= kAtOnce;
    });
}

double confidenceOf(const GroupExplanation& e, CadenceVerdict verdict)
{
    if (!e.found())
        return 0;
    const double odds = 1 / (1 + std::exp(-(e.evidence - kEvidenceMin) / 3));
    return verdict == CadenceVerdict::Timer ? odds : 0.4 * odds;
}

bool isWorthTelling(const GroupExplanation& e)
{
    return e.found() && e.evidence >= (e.cover >= kAllOfTheTime ? kEvidenceMinOfAll : kEvidenceMin) && e.rules() &&
           outlastsABurst(e.stamps, e.timers.front());
}

/// What lies between first and last of gaps or busy stretches, in seconds from first.
template <typename Stretches> BlindTime between(Timestamp first, Timestamp last, const Stretches& of)
{
    std::vector<Stretch> stretches;
    for (const auto& s : of) {
        const Timestamp from = std::max(s.from, first);
        const Timestamp to = std::min(s.to, last);
        if (to > from || (to == from && s.from == s.to))
            stretches.push_back({secondsSince(first.ns, from.ns), secondsSince(first.ns, to.ns)});
    }
    return BlindTime(std::move(stretches));
}

/// The moments between first and last, in seconds from first.
std::vector<double> within(Timestamp first, Timestamp last, std::span<const Timestamp> moments)
{
    std::vector<double> out;
    for (const Timestamp t : moments) {
        if (t >= first && t <= last)
            out.push_back(secondsSince(first.ns, t.ns));
    }
    return out;
}

template <typename Count> std::uint32_t sumOf(const std::vector<CadenceTimer>& timers, Count CadenceSegment::*count)
{
    std::uint32_t sum = 0;
    if (!timers.empty()) {
        for (const CadenceSegment& s : timers.front().segments)
            sum += s.*count;
    }
    return sum;
}

/// A timer that fell silent before the last of all events is due again after that, on its own beat.
void expectAfter(Timestamp last, Cadence& cadence)
{
    if (!cadence.next || *cadence.next > last || cadence.timers.front().segments.empty())
        return;
    const double period = cadence.timers.front().segments.back().period;
    const double behind = (last - *cadence.next).seconds();
    *cadence.next = *cadence.next + Duration::fromSeconds((std::floor(behind / period) + 1) * period);
}

} // namespace

const CadenceSegment* Cadence::main() const
{
    if (timers.empty())
        return nullptr;
    const auto& s = timers.front().segments;
    const auto longest =
        std::max_element(s.begin(), s.end(), [](const auto& a, const auto& b) { return a.beats < b.beats; });
    return longest == s.end() ? nullptr : &*longest;
}

std::optional<std::pair<double, double>> Cadence::pollRange() const
{
    const CadenceSegment* const longest = main();
    if (!longest || pattern != CadencePattern::AdaptivePoll || longest->beats >= kKeptTo * beats())
        return std::nullopt;
    const auto& s = timers.front().segments;
    const auto [least, most] =
        std::minmax_element(s.begin(), s.end(), [](const auto& a, const auto& b) { return a.period < b.period; });
    return std::pair{least->period, most->period};
}

std::uint32_t Cadence::missed() const
{
    return sumOf(timers, &CadenceSegment::missed);
}

std::uint32_t Cadence::hidden() const
{
    return sumOf(timers, &CadenceSegment::hidden);
}

std::uint64_t Cadence::silent() const
{
    std::uint64_t sum = 0;
    if (!timers.empty()) {
        for (const CadenceSilence& s : timers.front().silences)
            sum += s.beats;
    }
    return sum;
}

std::uint32_t Cadence::beats() const
{
    return sumOf(timers, &CadenceSegment::beats);
}

Cadence analyseCadence(std::span<const Timestamp> times, const ObservationWindow& window)
{
    Cadence cadence;
    if (times.size() < 3)
        return cadence;
    std::vector<std::int64_t> ns;
    ns.reserve(times.size());
    for (const Timestamp t : times)
        ns.push_back(t.ns);
    const BlindTime blind = between(times.front(), times.back(), window.gaps);
    GroupExplanation explanation = explainGroup(ns, blind, !window.busy.empty());
    cadence.verdict = CadenceVerdict::NotPeriodic;
    cadence.evidence = explanation.evidence;
    cadence.cover = explanation.cover;
    cadence.explained = explanation.explained;
    if (isWorthTelling(explanation)) {
        std::erase_if(explanation.timers, [&](const auto& runs) { return !outlastsABurst(explanation.stamps, runs); });
        const BlindTime busy = between(times.front(), times.back(), window.busy);
        const std::vector<double> rearmed = within(times.front(), times.back(), window.rearmed);
        const std::vector<double> restarts = within(times.front(), times.back(), window.restarts);
        reportTimers(explanation, {{blind, busy, rearmed}, restarts, times.front(), window.tries}, cadence);
    }
    if (!cadence.timers.empty()) {
        cadence.verdict = CadenceVerdict::Timer;
        expectAfter(times.back(), cadence);
    } else {
        cadence.pattern = patternWithoutTimer(ns);
    }
    cadence.confidence = confidenceOf(explanation, cadence.verdict);
    return cadence;
}

} // namespace phonehome

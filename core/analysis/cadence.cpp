// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/group_explanation.h"
#include "core/analysis/cadence_report.h"

namespace phonehome {

namespace {

constexpr double kEvidenceMin = 1.5;

double confidenceOf(const GroupExplanation& e)
{
    if (!e.found())
        return 0;
    const double odds = 1 / (1 + std::exp(-(e.evidence - kEvidenceMin) / 3));
    return e.rules() ? odds : 0.4 * odds;
}

BlindTime blindTimeOf(Timestamp first, Timestamp last, const ObservationWindow& window)
{
    std::vector<Stretch> stretches;
    for (const CaptureGap& gap : window.gaps) {
        const Timestamp from = std::max(gap.from, first);
        const Timestamp to = std::min(gap.to, last);
        if (to > from)
            stretches.push_back({secondsSince(first.ns, from.ns), secondsSince(first.ns, to.ns)});
    }
    return BlindTime(std::move(stretches));
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

std::uint32_t Cadence::missed() const
{
    std::uint32_t sum = 0;
    if (!timers.empty()) {
        for (const auto& s : timers.front().segments)
            sum += s.missed;
    }
    return sum;
}

std::uint32_t Cadence::beats() const
{
    std::uint32_t sum = 0;
    if (!timers.empty()) {
        for (const auto& s : timers.front().segments)
            sum += s.beats;
    }
    return sum;
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
    const BlindTime blind = blindTimeOf(times.front(), times.back(), window);
    const GroupExplanation explanation = explainGroup(ns, blind);
    cadence.verdict = CadenceVerdict::NotPeriodic;
    cadence.evidence = explanation.evidence;
    cadence.confidence = confidenceOf(explanation);
    cadence.cover = explanation.cover;
    cadence.explained = explanation.explained;
    if (explanation.found() && explanation.evidence >= kEvidenceMin && explanation.rules()) {
        cadence.verdict = CadenceVerdict::Timer;
        std::vector<double> restarts;
        for (const Timestamp t : window.restarts) {
            if (t >= times.front() && t <= times.back())
                restarts.push_back(secondsSince(times.front().ns, t.ns));
        }
        reportTimers(explanation, {blind, restarts, times.front()}, cadence);
        expectAfter(times.back(), cadence);
    } else {
        cadence.pattern = patternWithoutTimer(ns);
    }
    return cadence;
}

} // namespace phonehome

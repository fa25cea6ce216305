// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_history.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/due_beats.h"

namespace phonehome {

namespace {

constexpr double kSamePeriod = 0.01;
constexpr double kSameTimer = 0.02;
constexpr std::int64_t kSpanMax = 24;      ///< beats missing in a row; more are a silence
constexpr std::size_t kListedMax = 4096;   ///< missed beats and doubles
constexpr std::size_t kStretchesMax = 512; ///< segments, silences, changes
constexpr std::size_t kTimersMax = 3;
constexpr std::int64_t kLookedFor = 100'000; ///< beats of a gap; those that are blind cost a look each too

template <typename T> void append(std::vector<T>& to, const std::vector<T>& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

template <typename T> void keepLatest(std::vector<T>& of)
{
    if (of.size() > kStretchesMax)
        of.erase(of.begin(), of.end() - static_cast<std::ptrdiff_t>(kStretchesMax));
}

void appendListed(std::vector<Timestamp>& to, const std::vector<Timestamp>& more)
{
    const std::size_t room = kListedMax - std::min(to.size(), kListedMax);
    to.insert(to.end(), more.begin(), more.begin() + static_cast<std::ptrdiff_t>(std::min(room, more.size())));
}

double weighed(double a, double b, double weightA, double weightB)
{
    return weightA + weightB > 0 ? (a * weightA + b * weightB) / (weightA + weightB) : b;
}

bool isNear(double a, double b, double share)
{
    return std::abs(a - b) <= share * b;
}

/// Could the capture not see a beat that was due then?
bool isBlind(const ObservationWindow& window, Timestamp due, double period)
{
    const Duration slack = Duration::fromSeconds(period / 2);
    return std::any_of(window.gaps.begin(), window.gaps.end(),
                       [&](const CaptureGap& gap) { return due + slack >= gap.from && due <= gap.to + slack; });
}

/// How a timer's last segment and its first one after the cut lie to each other.
struct Seam {
    double gap = 0;         ///< seconds
    std::int64_t beats = 0; ///< periods in it
    bool samePeriod = false;
    bool onBeat = false;

    Seam(const CadenceSegment& a, const CadenceSegment& b)
        : gap((b.start - a.end).seconds()), beats(std::llround(gap / b.period)),
          samePeriod(isNear(a.period, b.period, kSamePeriod))
    {
        const double window = std::max(4 * std::max(a.jitter, b.jitter), 0.02 * b.period);
        const double waver = std::sqrt(static_cast<double>(std::max<std::int64_t>(beats, 1)));
        onBeat = beats >= 1 && std::abs(gap - static_cast<double>(beats) * b.period) <= window * waver;
    }
};

/// Was the group amid other talk when a beat was due?
bool isBusy(const ObservationWindow& window, Timestamp due, const CadenceSegment& b)
{
    const Duration slack = Duration::fromSeconds(dueSlack(b.period, b.jitter));
    const auto next = std::lower_bound(window.busy.begin(), window.busy.end(), due,
                                       [&](const BusyStretch& s, Timestamp t) { return s.to + slack < t; });
    return next != window.busy.end() && next->from <= due + slack;
}

void countMissing(CadenceTimer& timer, const CadenceSegment& b, const Seam& seam, const ObservationWindow& window)
{
    CadenceSegment& a = timer.segments.back();
    std::vector<Timestamp> due;
    for (std::int64_t k = 1; k < std::min(seam.beats, kLookedFor) && due.size() <= kSpanMax; ++k) {
        const Timestamp at =
            a.end + Duration::fromSeconds(seam.gap * static_cast<double>(k) / static_cast<double>(seam.beats));
        if (isBlind(window, at, b.period))
            continue;
        if (isBusy(window, at, b))
            ++a.hidden;
        else
            due.push_back(at);
    }
    if (due.size() > kSpanMax) {
        timer.silences.push_back({a.end, b.start, static_cast<std::uint32_t>(seam.beats - 1)});
        return;
    }
    a.missed += static_cast<std::uint32_t>(due.size());
    appendListed(a.missedAt, due);
}

/// What was due before the timer came back with another phase or period was not missed, but it was silent then.
void tellSilence(CadenceTimer& timer, const CadenceSegment& b, const ObservationWindow& window)
{
    const CadenceSegment& a = timer.segments.back();
    const double period = std::max(a.period, b.period);
    // The beat that came is one of them, and may be early.
    const double due = std::min((b.start - a.end).seconds() / period - 0.9, static_cast<double>(kLookedFor));
    std::uint32_t lost = 0;
    for (std::int64_t k = 1; static_cast<double>(k) < due; ++k) {
        const Timestamp at = a.end + Duration::fromSeconds(static_cast<double>(k) * period);
        lost += isBlind(window, at, period) || isBusy(window, at, b) ? 0 : 1;
    }
    if (lost > 0)
        timer.silences.push_back({a.end, b.start, lost});
}

void goOn(CadenceSegment& a, const CadenceSegment& b)
{
    a.period = weighed(a.period, b.period, a.beats, b.beats);
    a.jitter = weighed(a.jitter, b.jitter, a.beats, b.beats);
    a.clock = b.clock;
    a.end = b.end;
    a.beats += b.beats;
    a.missed += b.missed;
    a.late += b.late;
    a.hidden += b.hidden;
    a.doubles += b.doubles;
    appendListed(a.missedAt, b.missedAt);
    appendListed(a.doubledAt, b.doubledAt);
    if (a.doublesAfter.empty())
        a.doublesAfter = b.doublesAfter;
}

void goOn(CadenceTimer& a, const CadenceTimer& b, const ObservationWindow& window, std::vector<CadenceChange>& changes)
{
    const CadenceSegment& last = a.segments.back();
    const CadenceSegment& first = b.segments.front();
    const Seam seam(last, first);
    std::size_t taken = 0;
    if (seam.samePeriod && seam.onBeat) {
        countMissing(a, first, seam, window);
        goOn(a.segments.back(), first);
        taken = 1;
    } else {
        const auto kind = seam.samePeriod ? CadenceChangeKind::Phase : CadenceChangeKind::Period;
        const bool restarted = std::any_of(window.restarts.begin(), window.restarts.end(),
                                           [&](Timestamp t) { return t >= last.end && t <= first.start; });
        changes.push_back({first.start, kind, last.period, first.period, restarted});
        tellSilence(a, first, window);
    }
    a.segments.insert(a.segments.end(), b.segments.begin() + static_cast<std::ptrdiff_t>(taken), b.segments.end());
    append(a.silences, b.silences);
    keepLatest(a.segments);
    keepLatest(a.silences);
}

/// The earlier timer that a later one goes on from; the strongest went over to another period where it matches none.
std::size_t matchOf(const std::vector<CadenceTimer>& earlier, const std::vector<bool>& used, const CadenceTimer& later,
                    bool strongest)
{
    std::size_t best = earlier.size();
    const double period = later.segments.front().period;
    for (std::size_t i = 0; i < earlier.size(); ++i) {
        const double its = earlier[i].segments.back().period;
        if (!used[i] && isNear(its, period, kSameTimer) &&
            (best == earlier.size() ||
             std::abs(its - period) < std::abs(earlier[best].segments.back().period - period)))
            best = i;
    }
    return best == earlier.size() && strongest ? 0 : best;
}

std::vector<CadenceTimer> joinedTimers(const Cadence& earlier, const Cadence& later, const ObservationWindow& window,
                                       std::vector<CadenceChange>& changes)
{
    std::vector<CadenceTimer> out;
    std::vector<bool> used(earlier.timers.size());
    for (const CadenceTimer& timer : later.timers) {
        const std::size_t from = matchOf(earlier.timers, used, timer, out.empty());
        if (from == earlier.timers.size()) {
            out.push_back(timer);
            continue;
        }
        used[from] = true;
        out.push_back(earlier.timers[from]);
        goOn(out.back(), timer, window, changes);
    }
    for (std::size_t i = 0; i < used.size() && out.size() < kTimersMax; ++i) {
        if (!used[i])
            out.push_back(earlier.timers[i]);
    }
    return out;
}

} // namespace

JudgedStretch joined(const JudgedStretch& earlier, const JudgedStretch& later, const ObservationWindow& window)
{
    const Cadence& a = earlier.cadence;
    const Cadence& b = later.cadence;
    JudgedStretch out{b, earlier.events + later.events, later.behindTimers};
    if (earlier.events == 0)
        return out;
    if (b.timers.empty()) {
        // A timer that ended is not forgotten before as many other events came as it had beats.
        out.behindTimers = earlier.behindTimers + later.events;
        if (a.beats() >= out.behindTimers && !a.timers.empty()) {
            out.cadence = a;
            out.cadence.next.reset();
        }
        return out;
    }
    const auto weightA = static_cast<double>(earlier.events);
    const auto weightB = static_cast<double>(later.events);
    out.cadence.cover = weighed(a.cover, b.cover, weightA, weightB);
    out.cadence.explained = weighed(a.explained, b.explained, weightA, weightB);
    if (a.timers.empty())
        return out;
    out.cadence.evidence = a.evidence + b.evidence;
    out.cadence.confidence = std::max(a.confidence, b.confidence);
    out.cadence.changes = a.changes;
    out.cadence.timers = joinedTimers(a, b, window, out.cadence.changes);
    append(out.cadence.changes, b.changes);
    std::stable_sort(out.cadence.changes.begin(), out.cadence.changes.end(),
                     [](const CadenceChange& x, const CadenceChange& y) { return x.time < y.time; });
    keepLatest(out.cadence.changes);
    return out;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
// Median and spread over intervals that may span missed beats. A better estimator can stand in behind the same
// function; what it reports is fixed by cadence.h.
#include "core/analysis/cadence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace phonehome {

namespace {

constexpr int kSkipMax = 24;         ///< more missed beats in a row are a silence, not a cadence
constexpr double kOutlierCost = 3.5; ///< nats that one unexplained interval may cost at most
constexpr double kEvidenceMin = 1.5;
constexpr std::size_t kMissedMax = 4096;
constexpr double kRival = 0.6; ///< density of "anything goes" in log-interval

/// One interval between neighbouring beats.
struct Interval {
    Timestamp from;
    Timestamp to;
    double seconds = 0;
    bool blind = false; ///< spans a gap in the capture: says nothing
};

struct Fit {
    double period = 0;
    double jitter = 0;
    double evidence = 0;
    double share = 0;          ///< of the intervals that say something
    std::vector<int> multiple; ///< by interval: periods it spans, 0 = does not fit
};

double medianOf(std::vector<double> v)
{
    const auto middle = v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2);
    std::nth_element(v.begin(), middle, v.end());
    if (v.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(v.begin(), middle)) / 2;
}

std::vector<Interval> intervalsOf(std::span<const Timestamp> beats, const ObservationWindow& window)
{
    std::vector<Interval> out;
    out.reserve(beats.size());
    std::size_t gap = 0;
    for (std::size_t i = 1; i < beats.size(); ++i) {
        while (gap < window.gaps.size() && window.gaps[gap].to <= beats[i - 1])
            ++gap;
        const bool blind = gap < window.gaps.size() && window.gaps[gap].from < beats[i];
        out.push_back({beats[i - 1], beats[i], (beats[i] - beats[i - 1]).seconds(), blind});
    }
    return out;
}

int multipleOf(double seconds, double period, double tolerance)
{
    // Both are positive, and std::round is a call.
    const double k = std::max(1.0, std::floor(seconds / period + 0.5));
    return k <= kSkipMax && std::abs(seconds - k * period) <= tolerance * std::sqrt(k) ? static_cast<int>(k) : 0;
}

double evidenceOf(const Fit& fit, std::span<const Interval> intervals)
{
    const double sigma = std::clamp(fit.jitter, 0.001 * fit.period, 0.25 * fit.period);
    const double top = std::log(fit.period / (std::sqrt(2 * M_PI) * sigma * kRival)) + std::log(0.85);
    double sum = 0;
    int runs = 0;
    bool inRun = false;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        if (intervals[i].blind)
            continue;
        const int k = fit.multiple[i];
        if (k == 0) {
            sum -= kOutlierCost;
            inRun = false;
            continue;
        }
        runs += inRun ? 0 : 1;
        inRun = true;
        const double s = sigma * std::sqrt(k);
        const double r = intervals[i].seconds - k * fit.period;
        const double gain =
            top + std::log(std::sqrt(k)) - r * r / (2 * s * s) + std::log(0.9 * std::pow(0.15, k - 1) + 0.02);
        sum += std::max(gain, -kOutlierCost);
    }
    // Each run gives its first interval away: that one set the period.
    return sum - runs * (3 + top + 0.6 * std::log(static_cast<double>(intervals.size()) + 1));
}

Fit fitPeriod(std::span<const Interval> intervals)
{
    Fit fit;
    fit.multiple.assign(intervals.size(), 0);
    std::vector<double> seconds;
    for (const Interval& i : intervals) {
        if (!i.blind)
            seconds.push_back(i.seconds);
    }
    if (seconds.size() < 2)
        return fit;
    fit.period = medianOf(seconds);
    if (fit.period <= 0)
        return fit;
    double tolerance = 0.15 * fit.period;
    for (int round = 0; round < 3; ++round) {
        std::vector<double> samples;
        std::vector<double> residuals;
        for (const double s : seconds) {
            if (const int k = multipleOf(s, fit.period, tolerance))
                samples.push_back(s / k);
        }
        if (samples.empty())
            return fit;
        fit.period = medianOf(samples);
        for (const double s : seconds) {
            if (multipleOf(s, fit.period, tolerance) == 1)
                residuals.push_back(std::abs(s - fit.period));
        }
        fit.jitter = residuals.empty() ? 0 : 1.4826 * medianOf(residuals);
        tolerance = std::clamp(6 * fit.jitter, 0.01 * fit.period, 0.15 * fit.period);
    }
    std::size_t fitting = 0;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        fit.multiple[i] = intervals[i].blind ? 0 : multipleOf(intervals[i].seconds, fit.period, tolerance);
        fitting += fit.multiple[i] != 0;
    }
    fit.share = static_cast<double>(fitting) / static_cast<double>(seconds.size());
    fit.evidence = evidenceOf(fit, intervals);
    return fit;
}

/// Neighbours closer than tau become one beat; doubles counts what was folded.
std::vector<Timestamp> collapsed(std::span<const Timestamp> times, Duration tau)
{
    std::vector<Timestamp> beats;
    for (const Timestamp t : times) {
        if (beats.empty() || t - beats.back() > tau)
            beats.push_back(t);
    }
    return beats;
}

CadenceSegment segmentOf(const Fit& fit, std::span<const Interval> intervals, std::size_t begin, std::size_t end)
{
    CadenceSegment segment;
    segment.start = intervals[begin].from;
    segment.end = intervals[end - 1].to;
    segment.period = fit.period;
    segment.jitter = fit.jitter;
    segment.beats = 1;
    for (std::size_t i = begin; i < end; ++i) {
        ++segment.beats;
        const int k = fit.multiple[i];
        segment.missed += k > 1 ? static_cast<std::uint32_t>(k - 1) : 0;
        for (int j = 1; j < k && segment.missedAt.size() < kMissedMax; ++j)
            segment.missedAt.push_back(intervals[i].from + Duration::fromSeconds(intervals[i].seconds * j / k));
    }
    return segment;
}

/// Segments of a fit: runs of fitting intervals of at least three beats; blind intervals do not end a run.
void addSegments(const Fit& fit, std::span<const Interval> intervals, std::vector<CadenceSegment>& out)
{
    std::size_t i = 0;
    while (i < intervals.size()) {
        if (fit.multiple[i] == 0) {
            ++i;
            continue;
        }
        std::size_t end = i;
        std::size_t last = i;
        while (end < intervals.size() && (fit.multiple[end] != 0 || intervals[end].blind)) {
            if (fit.multiple[end] != 0)
                last = end;
            ++end;
        }
        if (last - i + 1 >= 2)
            out.push_back(segmentOf(fit, intervals, i, last + 1));
        i = end;
    }
}

void addChanges(Cadence& cadence)
{
    const auto& segments = cadence.timers.front().segments;
    for (std::size_t i = 1; i < segments.size(); ++i) {
        const auto& a = segments[i - 1];
        const auto& b = segments[i];
        const bool same = std::abs(a.period - b.period) <= std::max(0.02 * a.period, 3 * (a.jitter + b.jitter));
        const bool pause = same && (b.start - a.end).seconds() > kSkipMax * a.period;
        cadence.changes.push_back({b.start,
                                   pause  ? CadenceChangeKind::Pause
                                   : same ? CadenceChangeKind::Phase
                                          : CadenceChangeKind::Period,
                                   a.period, b.period});
    }
}

struct Candidate {
    Fit fit;
    std::vector<Interval> intervals;
    std::uint32_t doubles = 0;
};

Candidate bestCandidate(std::span<const Timestamp> times, const ObservationWindow& window)
{
    Candidate best;
    std::array<Duration, 4> taus{Duration{0}, Duration::ofMillis(100), Duration::ofSeconds(2), Duration::ofSeconds(15)};
    for (const Duration tau : taus) {
        const auto beats = collapsed(times, tau);
        if (beats.size() < 3)
            break;
        Candidate c;
        c.intervals = intervalsOf(beats, window);
        c.fit = fitPeriod(c.intervals);
        c.doubles = static_cast<std::uint32_t>(times.size() - beats.size());
        // Folding must pay: a timer faster than tau would otherwise be folded into a slower one.
        const bool better = c.fit.evidence > best.fit.evidence + 3 && c.fit.share > best.fit.share;
        if (best.intervals.empty() || better)
            best = std::move(c);
        if (best.fit.share > 0.97 && best.fit.evidence > 20)
            break;
    }
    return best;
}

/// Stretches that the first fit leaves over may run with a period of their own.
void addLeftOvers(const Candidate& c, std::vector<CadenceSegment>& segments, double& evidence)
{
    constexpr std::size_t kStretch = 6;
    std::size_t i = 0;
    while (i < c.intervals.size()) {
        std::size_t end = i;
        while (end < c.intervals.size() && c.fit.multiple[end] == 0)
            ++end;
        if (end - i >= kStretch) {
            const std::span<const Interval> stretch(c.intervals.data() + i, end - i);
            const Fit own = fitPeriod(stretch);
            if (own.evidence >= 2 * kEvidenceMin && own.share >= 0.7) {
                addSegments(own, stretch, segments);
                evidence += own.evidence;
            }
        }
        i = end + 1;
    }
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

Cadence analyseCadence(std::span<const Timestamp> beats, const ObservationWindow& window)
{
    Cadence cadence;
    if (beats.size() < 3)
        return cadence;
    cadence.verdict = CadenceVerdict::NotPeriodic;
    const Candidate c = bestCandidate(beats, window);
    cadence.evidence = c.fit.evidence;
    std::vector<CadenceSegment> segments;
    if (c.fit.evidence >= kEvidenceMin && c.fit.share >= 0.6) {
        addSegments(c.fit, c.intervals, segments);
        addLeftOvers(c, segments, cadence.evidence);
    }
    cadence.confidence = 1 / (1 + std::exp(-(cadence.evidence - kEvidenceMin) / 3));
    if (segments.empty())
        return cadence;
    std::sort(segments.begin(), segments.end(), [](const auto& a, const auto& b) { return a.start < b.start; });
    segments.front().doubles = c.doubles;
    cadence.verdict = CadenceVerdict::Timer;
    cadence.next = segments.back().end + Duration::fromSeconds(segments.back().period);
    const double main = segments.back().period;
    if (std::abs(main - 86400) < 0.02 * 86400)
        cadence.pattern = CadencePattern::Daily;
    cadence.timers.push_back({std::move(segments)});
    addChanges(cadence);
    return cadence;
}

} // namespace phonehome

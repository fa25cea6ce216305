// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clock_offset.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

namespace phonehome {

namespace {

constexpr std::int64_t kMs = 1'000'000;
// Two zones lie up to 26 hours apart; a clock may be a little wrong besides.
constexpr std::int64_t kReach = 26LL * 3600 * 1000 * kMs + 60'000 * kMs;
constexpr std::int64_t kLag = 2000 * kMs; // a device acts on an answer within this
constexpr std::int64_t kQuarter = 900 * 1000LL * kMs;
constexpr std::int64_t kNear = 4000 * kMs; // what belongs to one peak
constexpr std::int64_t kEarly = 100 * kMs;
constexpr std::size_t kMatchesMin = 8;
// So many that the runner-up leaves unexplained are no coincidence, even of lookups in steady time.
constexpr std::size_t kMoreMin = 5;
// Of the talks that could be explained, so many must be. More for a right clock or a zone's error, which
// were compared with fewer others.
constexpr double kShareOfLikely = 0.3;
constexpr double kShareOfAny = 0.25;
constexpr std::size_t kStartsOfKey = 64;
constexpr std::size_t kPairsMax = 4'000'000;

using Times = std::vector<std::int64_t>;

struct Pair {
    Times log;
    Times capture;
};

/// Offsets at which one moment of the capture is explained.
struct Edge {
    std::int64_t at = 0;
    std::int32_t step = 0;
};

/// A stretch of offsets that explains so many moments.
struct Step {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::size_t count = 0;
};

std::vector<Pair> pairsOf(const std::vector<KeyedMoment>& log, const std::vector<KeyedMoment>& capture)
{
    std::unordered_map<std::uint64_t, Pair> pairs;
    for (const KeyedMoment& m : capture)
        pairs[m.key].capture.push_back(m.time.ns);
    for (const KeyedMoment& m : log) {
        if (const auto found = pairs.find(m.key); found != pairs.end())
            found->second.log.push_back(m.time.ns);
    }
    std::vector<Pair> out;
    for (auto& [key, pair] : pairs) {
        if (pair.log.empty())
            continue;
        std::sort(pair.log.begin(), pair.log.end());
        std::sort(pair.capture.begin(), pair.capture.end());
        out.push_back(std::move(pair));
    }
    return out;
}

/// Of many moments some, evenly spread.
Times spread(const Times& times)
{
    if (times.size() <= kStartsOfKey)
        return times;
    Times out;
    for (std::size_t i = 0; i < kStartsOfKey; ++i)
        out.push_back(times[i * times.size() / kStartsOfKey]);
    return out;
}

std::vector<Edge> edgesOf(const std::vector<Pair>& pairs)
{
    std::vector<Edge> edges;
    for (const Pair& pair : pairs) {
        for (const std::int64_t start : spread(pair.capture)) {
            auto answer = std::lower_bound(pair.log.begin(), pair.log.end(), start - kReach - kLag);
            std::int64_t open = 0;
            bool any = false;
            // Later answers explain smaller offsets: from the last to the first the stretches ascend.
            auto end = std::upper_bound(pair.log.begin(), pair.log.end(), start + kReach);
            while (end != answer && edges.size() < kPairsMax) {
                const std::int64_t delta = start - *--end;
                if (any && delta - kLag <= open) {
                    edges.back().at = delta;
                } else {
                    edges.push_back({delta - kLag, 1});
                    edges.push_back({delta, -1});
                }
                open = delta;
                any = true;
            }
        }
    }
    std::sort(edges.begin(), edges.end(),
              [](const Edge& a, const Edge& b) { return a.at != b.at ? a.at < b.at : a.step > b.step; });
    return edges;
}

std::vector<Step> stepsOf(const std::vector<Edge>& edges)
{
    std::vector<Step> out;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        count += edges[i].step;
        if (count > 0 && i + 1 < edges.size())
            out.push_back({edges[i].at, edges[i + 1].at, static_cast<std::size_t>(count)});
    }
    return out;
}

std::int64_t nearestQuarter(std::int64_t offset)
{
    return (offset + (offset >= 0 ? kQuarter / 2 : -kQuarter / 2)) / kQuarter * kQuarter;
}

/// True when the stretch holds a multiple of 15 minutes, give or take a clock's ordinary error.
bool isZoneError(const Step& step)
{
    const std::int64_t middle = step.from + (step.to - step.from) / 2;
    return std::llabs(middle - nearestQuarter(middle)) <= kNear;
}

struct Peaks {
    Step best;
    std::size_t second = 0;
};

template <typename Take> Peaks peaksOf(const std::vector<Step>& steps, const Take& take)
{
    Peaks out;
    for (const Step& step : steps) {
        // Of equals the one nearest to a right clock.
        if (take(step) && (step.count > out.best.count ||
                           (step.count == out.best.count && std::llabs(step.from) < std::llabs(out.best.from))))
            out.best = step;
    }
    for (const Step& step : steps) {
        if (take(step) && (step.to < out.best.from - kNear || step.from > out.best.to + kNear))
            out.second = std::max(out.second, step.count);
    }
    return out;
}

bool isClear(const Peaks& peaks)
{
    const std::size_t best = peaks.best.count;
    return best >= kMatchesMin && (best >= 2 * peaks.second || best - peaks.second >= std::max(kMoreMin, best / 8));
}

/// The offset within the peak at which the lags begin: an answer written down to the second is on average half a
/// second early, and none is late.
std::int64_t refine(const std::vector<Pair>& pairs, const Step& peak, std::int64_t resolution)
{
    Times deltas;
    const std::int64_t low = peak.from - kLag;
    const std::int64_t high = peak.to + 2 * kLag;
    for (const Pair& pair : pairs) {
        for (const std::int64_t start : pair.capture) {
            for (auto answer = std::lower_bound(pair.log.begin(), pair.log.end(), start - high);
                 answer != pair.log.end() && *answer <= start - low && deltas.size() < kPairsMax; ++answer)
                deltas.push_back(start - *answer);
        }
    }
    std::sort(deltas.begin(), deltas.end());
    const std::int64_t width = resolution + 250 * kMs;
    std::size_t best = 0;
    std::int64_t at = peak.from;
    std::size_t end = 0;
    for (std::size_t i = 0; i < deltas.size(); ++i) {
        while (end < deltas.size() && deltas[end] <= deltas[i] + width)
            ++end;
        if (end - i > best) {
            best = end - i;
            at = deltas[i];
        }
    }
    constexpr std::int64_t kTenth = 100 * kMs;
    return (at >= 0 ? at : at - kTenth + 1) / kTenth * kTenth;
}

} // namespace

ClockOffset countMatches(const std::vector<KeyedMoment>& log, const std::vector<KeyedMoment>& capture, Duration offset)
{
    ClockOffset out;
    out.offset = offset;
    if (log.empty())
        return out;
    const auto [first, last] =
        std::minmax_element(log.begin(), log.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    const Timestamp from = first->time + offset;
    const Timestamp to = last->time + offset;
    for (const Pair& pair : pairsOf(log, capture)) {
        for (const std::int64_t start : pair.capture) {
            if (Timestamp{start + kEarly} < from || Timestamp{start - kLag} > to)
                continue;
            ++out.of;
            const std::int64_t byLog = start - offset.ns;
            const auto next = std::upper_bound(pair.log.begin(), pair.log.end(), byLog + kEarly);
            if (next != pair.log.begin() && byLog - *std::prev(next) <= kLag)
                ++out.matched;
        }
    }
    return out;
}

ClockOffset estimateClockOffset(const std::vector<KeyedMoment>& log, const std::vector<KeyedMoment>& capture,
                                Duration resolution)
{
    const std::vector<Pair> pairs = pairsOf(log, capture);
    const std::vector<Step> steps = stepsOf(edgesOf(pairs));
    const Peaks all = peaksOf(steps, [](const Step&) { return true; });
    const Peaks zones = peaksOf(steps, isZoneError);
    ClockOffset none = countMatches(log, capture, {});
    none.offset = {};
    // An error of whole quarters of an hour explains most logs; only one that explains much more is preferred.
    const auto zero = std::find_if(steps.begin(), steps.end(), [&](const Step& step) {
        return step.from <= 0 && step.to >= 0 && step.count >= kMatchesMin &&
               step.count + std::max<std::size_t>(all.best.count / 20, 1) >= all.best.count;
    });
    if (zero != steps.end() && none.matched >= none.of * kShareOfLikely) {
        // A right clock needs no proof that it is not another.
        none.found = true;
        return none;
    }
    const bool byZone = isClear(zones) && zones.best.count * 4 >= all.best.count * 3 &&
                        all.best.count - zones.best.count < std::max(kMoreMin, all.best.count / 8);
    if (!byZone && !isClear(all))
        return none;
    const Step peak = byZone ? zones.best : all.best;
    const Duration exact{refine(pairs, peak, resolution.ns)};
    ClockOffset found = countMatches(log, capture, exact);
    // Clocks that agree within what can be seen are taken to agree.
    const Duration quarter{nearestQuarter(exact.ns)};
    if (std::llabs(exact.ns - quarter.ns) <= resolution.ns + 250 * kMs) {
        const ClockOffset whole = countMatches(log, capture, quarter);
        if (whole.matched + std::max(found.matched / 50, 1U) >= found.matched)
            found = whole;
    }
    // Among thousands of offsets chance finds one that explains something.
    if (found.matched < found.of * (byZone ? kShareOfLikely : kShareOfAny))
        return none;
    found.found = true;
    return found;
}

} // namespace phonehome

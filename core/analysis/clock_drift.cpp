// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/clock_drift.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <unordered_map>

namespace phonehome {

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr std::array<std::int64_t, 2> kPieces{kDay, kDay / 4};
constexpr std::size_t kPiecesMax = 4096;
/// As far as an estimate looks, and a little.
constexpr std::int64_t kReach = 27LL * 3600 * kSecond;
/// No clock is wrong by more than this in a day: 700 ppm.
constexpr double kFastest = 60.0 / 86'400;
constexpr std::int64_t kLag = 2 * kSecond;
constexpr std::int64_t kEarly = 3 * kSecond / 2;

using Moments = std::vector<KeyedMoment>;

bool byTime(const KeyedMoment& a, const KeyedMoment& b)
{
    return a.time < b.time;
}

Moments between(const Moments& sorted, std::int64_t from, std::int64_t to)
{
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), KeyedMoment{0, {from}}, byTime);
    const auto last = std::lower_bound(first, sorted.end(), KeyedMoment{0, {to}}, byTime);
    return {first, last};
}

/// A moment of the capture and the one of the log that is nearest to it, with the offset added.
struct Agreement {
    std::int64_t at = 0;  ///< of the capture
    std::int64_t lag = 0; ///< the capture's is so much later
};

/// Those that agree when the log was shifted already.
std::vector<Agreement> agreements(const Moments& shifted, const Moments& capture)
{
    std::unordered_map<std::uint64_t, std::vector<std::int64_t>> log;
    for (const KeyedMoment& moment : shifted)
        log[moment.key].push_back(moment.time.ns);
    for (auto& [key, times] : log)
        std::sort(times.begin(), times.end());
    std::vector<Agreement> out;
    for (const KeyedMoment& moment : capture) {
        const auto times = log.find(moment.key);
        if (times == log.end())
            continue;
        const auto next = std::upper_bound(times->second.begin(), times->second.end(), moment.time.ns);
        std::optional<std::int64_t> nearest;
        if (next != times->second.begin())
            nearest = moment.time.ns - *std::prev(next);
        if (next != times->second.end() && (!nearest || *next - moment.time.ns < *nearest))
            nearest = moment.time.ns - *next;
        if (nearest && *nearest >= -kEarly && *nearest <= kLag)
            out.push_back({moment.time.ns, *nearest});
    }
    return out;
}

Moments shifted(Moments log, const ClockOffset& clock)
{
    for (KeyedMoment& moment : log)
        moment.time = moment.time + offsetAt(clock, moment.time);
    return log;
}

/// One piece of the capture, compared by itself; nullopt where it says nothing clear.
std::optional<ClockPiece> pieceOf(const Moments& log, const Moments& capture, Duration resolution)
{
    const ClockOffset found = estimateClockOffset(log, capture, resolution);
    if (!found.found)
        return std::nullopt;
    const auto agree = agreements(shifted(log, found), capture);
    if (agree.empty())
        return std::nullopt;
    // What was found holds where it agrees, which need not be the middle of the day.
    const std::int64_t base = agree.front().at;
    std::int64_t sum = 0;
    for (const Agreement& one : agree)
        sum += one.at - base;
    const Timestamp middle{base + sum / static_cast<std::int64_t>(agree.size()) - found.offset.ns};
    return ClockPiece{middle, found.offset, found.matched, found.of};
}

/// Without those that no drift leads to from the one in the middle.
void dropStrangers(std::vector<ClockPiece>& pieces)
{
    if (pieces.empty())
        return;
    std::vector<ClockPiece> byOffset = pieces;
    const auto half = byOffset.begin() + static_cast<std::ptrdiff_t>(byOffset.size() / 2);
    std::nth_element(byOffset.begin(), half, byOffset.end(),
                     [](const ClockPiece& a, const ClockPiece& b) { return a.offset.ns < b.offset.ns; });
    std::erase_if(pieces, [median = *half](const ClockPiece& piece) {
        const double apart = static_cast<double>(std::llabs(piece.middle.ns - median.middle.ns));
        return static_cast<double>(std::llabs(piece.offset.ns - median.offset.ns)) > apart * kFastest + kLag;
    });
}

std::vector<ClockPiece> piecesOf(const Moments& log, const Moments& capture, std::int64_t length, Duration resolution)
{
    std::vector<ClockPiece> out;
    std::size_t looked = 0;
    for (auto at = capture.begin(); at != capture.end() && looked < kPiecesMax; ++looked) {
        const std::int64_t from = at->time.ns;
        const Moments part = between(capture, from, from + length);
        at += static_cast<std::ptrdiff_t>(part.size());
        if (const auto piece = pieceOf(between(log, from - kReach, from + length + kReach), part, resolution))
            out.push_back(*piece);
    }
    dropStrangers(out);
    std::sort(out.begin(), out.end(), [](const ClockPiece& a, const ClockPiece& b) { return a.middle < b.middle; });
    return out;
}

/// Answers may be early by the log's resolution, but none comes after what it led to: the line is laid below nearly
/// all of them.
void layBelow(ClockOffset& clock, const Moments& log, const Moments& capture)
{
    auto agree = agreements(shifted(log, clock), capture);
    if (agree.empty())
        return;
    constexpr std::size_t kLate = 50; // one in so many is chance
    const auto early = agree.begin() + static_cast<std::ptrdiff_t>(agree.size() / kLate);
    std::nth_element(agree.begin(), early, agree.end(),
                     [](const Agreement& a, const Agreement& b) { return a.lag < b.lag; });
    for (ClockPiece& piece : clock.pieces)
        piece.offset.ns += std::min<std::int64_t>(early->lag, 0);
}

bool explainsMore(const ClockOffset& drift, const ClockOffset& one)
{
    constexpr std::uint32_t kMore = 5;
    return drift.matched >= one.matched + std::max(kMore, one.matched / 10);
}

} // namespace

Duration offsetAt(const ClockOffset& clock, Timestamp byLog)
{
    const auto& pieces = clock.pieces;
    if (pieces.size() < 2)
        return clock.offset;
    auto right = std::upper_bound(pieces.begin(), pieces.end(), byLog,
                                  [](Timestamp t, const ClockPiece& piece) { return t < piece.middle; });
    right = std::clamp(right, pieces.begin() + 1, pieces.end() - 1);
    const auto left = std::prev(right);
    const auto width = static_cast<double>(right->middle.ns - left->middle.ns);
    if (width <= 0)
        return left->offset;
    const double slope = static_cast<double>(right->offset.ns - left->offset.ns) / width;
    const double beyond = static_cast<double>(byLog.ns - left->middle.ns) * slope;
    // Far from all that agreed, a line leads anywhere.
    const double most = 2 * static_cast<double>(std::llabs(right->offset.ns - left->offset.ns)) + kSecond;
    return {left->offset.ns + static_cast<std::int64_t>(std::clamp(beyond, -most, most))};
}

ClockOffset estimateClockDrift(const Moments& log, const Moments& capture, Duration resolution)
{
    ClockOffset best = estimateClockOffset(log, capture, resolution);
    Moments sortedCapture = capture;
    Moments sortedLog = log;
    std::sort(sortedCapture.begin(), sortedCapture.end(), byTime);
    std::sort(sortedLog.begin(), sortedLog.end(), byTime);
    if (sortedCapture.empty() || sortedCapture.back().time.ns - sortedCapture.front().time.ns < kDay)
        return best;
    for (const std::int64_t length : kPieces) {
        ClockOffset drift;
        drift.found = true;
        drift.pieces = piecesOf(sortedLog, sortedCapture, length, resolution);
        if (drift.pieces.size() < 2)
            continue;
        layBelow(drift, sortedLog, sortedCapture);
        drift.offset = drift.pieces[drift.pieces.size() / 2].offset;
        const ClockOffset counted = countMatches(shifted(sortedLog, drift), sortedCapture, {});
        drift.matched = counted.matched;
        drift.of = counted.of;
        if (explainsMore(drift, best))
            best = std::move(drift);
    }
    return best;
}

} // namespace phonehome

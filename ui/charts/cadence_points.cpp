// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cadence_points.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/seen_time.h"

namespace phonehome {

namespace {

constexpr std::size_t kPointsMax = 4000;

/// Does a beat that was expected lie in between? A restart is no missed beat, nor is what no capture could see.
bool isMissed(const Cadence& cadence, Timestamp from, Timestamp to)
{
    if (cadence.timers.empty())
        return false;
    const auto& segments = cadence.timers.front().segments;
    return std::any_of(segments.begin(), segments.end(), [&](const CadenceSegment& s) {
        const auto next = std::upper_bound(s.missedAt.begin(), s.missedAt.end(), from);
        return next != s.missedAt.end() && *next < to;
    });
}

std::vector<Timestamp> timesOf(const Snapshot& snapshot, GroupId group)
{
    std::vector<Timestamp> times;
    times.reserve(
        std::min<std::size_t>(snapshot.groups[group.value].events, snapshot.events.size() - snapshot.events.first()));
    for (EventId id = snapshot.groups[group.value].latest; snapshot.holds(id); id = snapshot.events[id.value].before)
        times.push_back(snapshot.events[id.value].time);
    std::sort(times.begin(), times.end());
    return times;
}

/// The value below which a share of the intervals lie.
double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

void setRange(CadencePoints& out, const Group& group, const std::vector<double>& intervals)
{
    const CadenceSegment* main = group.cadence.main();
    if (main) {
        const double period = main->period;
        double room = std::max({10 * main->jitter, period * 0.02, quantile(intervals, 0.95) - period});
        // A promise far away would press all dots on one line.
        const auto show = [&room, period](std::int64_t seconds) {
            const double slack = std::abs(static_cast<double>(seconds) - period);
            room = slack < period ? std::max(room, slack * 1.4) : room;
        };
        if (group.promise)
            show(group.promise->seconds);
        if (group.promise && group.promise->renewal)
            show(group.promise->renewal->seconds);
        out.low = std::max(0.0, period - room);
        out.high = period + room;
        return;
    }
    out.low = 0;
    out.high = std::max(quantile(intervals, 0.98) * 1.15, 1e-3);
}

/// Years in which nothing was captured would press all dots to an edge: what lies behind them is shown, or before.
void showMainStretch(CadencePoints& out, const Snapshot& snapshot, const Group& group)
{
    constexpr double kEdge = 0.02; ///< of the stretch, so much of the gap is shown
    const TimeSpan main = mainStretch(snapshot.gaps, group.first, group.last);
    const double edge = kEdge * (main.to - main.from).seconds();
    out.from = std::max(out.from, out.secondsOf(main.from) - edge);
    out.to = std::clamp(out.secondsOf(main.to) + edge, out.from + 1, std::max(out.from + 1, out.to));
}

} // namespace

std::vector<CadenceInterval> cadenceIntervals(const Snapshot& snapshot, GroupId group)
{
    const std::vector<Timestamp> times = timesOf(snapshot, group);
    const Cadence& cadence = snapshot.groups[group.value].cadence;
    std::vector<CadenceInterval> out;
    out.reserve(times.size());
    for (std::size_t i = 1; i < times.size(); ++i) {
        out.push_back({times[i], (times[i] - times[i - 1]).seconds(), isMissed(cadence, times[i - 1], times[i])});
    }
    return out;
}

bool hasCadencePoints(const Group& group)
{
    return group.events > 1 || (group.promise && group.promise->renewals && !group.promise->renewals->empty());
}

CadencePoints cadencePoints(const Snapshot& snapshot, GroupId id)
{
    const Group& group = snapshot.groups[id.value];
    const std::vector<Timestamp> times = timesOf(snapshot, id);
    CadencePoints out;
    out.origin = group.first;
    out.to = std::max(1.0, (group.last - group.first).seconds());
    const CadenceSegment* main = group.cadence.main();
    if (!main && group.promise && group.promise->renewals && group.promise->renewals->size() == times.size()) {
        // Too few for a period, but each of them renewed a promise: that time is what counts.
        for (std::size_t i = 0; i < times.size(); ++i)
            out.intervals.emplace_back(out.secondsOf(times[i]), (*group.promise->renewals)[i].seconds());
        out.high = static_cast<double>(group.promise->max) * 1.15;
        // The first and the last dot are not to stand on the frame.
        out.from = -0.05 * out.to;
        out.to *= 1.05;
        return out;
    }
    const std::vector<CadenceInterval> intervals = cadenceIntervals(snapshot, id);
    std::vector<double> seconds;
    seconds.reserve(intervals.size());
    for (const CadenceInterval& interval : intervals)
        seconds.push_back(interval.seconds);
    setRange(out, group, seconds);
    showMainStretch(out, snapshot, group);

    const std::size_t every = intervals.size() / kPointsMax + 1;
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const double x = out.secondsOf(intervals[i].end);
        if (x < out.from || x > out.to)
            continue;
        // What is above the picture is held at its upper edge: the dot says that there was a gap, not how long.
        if (intervals[i].missed)
            out.missed.emplace_back(x, std::min(seconds[i], out.high - (out.high - out.low) * 0.07));
        else if (i % every == 0 && seconds[i] <= out.high && seconds[i] >= out.low)
            out.intervals.emplace_back(x, seconds[i]);
    }
    return out;
}

} // namespace phonehome

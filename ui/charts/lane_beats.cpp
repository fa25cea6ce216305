// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lane_beats.h"

#include <algorithm>
#include <cmath>

#include "ui/models/group_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr double kOff = 0.2; ///< of a period: further away, two neighbours are no example of it

void addSeen(std::vector<Timestamp>& out, const std::vector<Timestamp>& times, const Focus& focus)
{
    std::copy_if(times.begin(), times.end(), std::back_inserter(out),
                 [&focus](Timestamp t) { return !isExcluded(focus, t); });
}

} // namespace

bool LaneBeats::isDoubled(Timestamp t) const
{
    return std::binary_search(doubled.begin(), doubled.end(), t);
}

std::optional<TimeSpan> LaneBeats::onePeriod(Timestamp from, Timestamp to) const
{
    auto at = std::lower_bound(times.begin(), times.end(), from);
    for (; at != times.end() && at + 1 != times.end() && *(at + 1) <= to; ++at) {
        if (std::abs((*(at + 1) - *at).seconds() / period - 1) < kOff)
            return TimeSpan{*at, *(at + 1)};
    }
    return std::nullopt;
}

std::optional<LaneBeats> laneBeats(const Snapshot& snapshot, const Focus& focus, GroupId id)
{
    const Group& group = snapshot.groups[id.value];
    const CadenceSegment* main = group.cadence.main();
    if (!main)
        return std::nullopt;
    LaneBeats beats;
    beats.group = id;
    beats.protocol = group.protocol;
    beats.period = main->period;
    const PeriodUnit unit = periodUnit(group);
    beats.periodText = TimeFormat::period(main->period, unit);
    beats.paceText = group.cadence.pollRange() ? periodText(group) : beats.periodText;
    if (group.promise) {
        const auto seconds = static_cast<double>(group.promise->seconds);
        beats.promise = seconds;
        beats.holds = group.promise->margin && *group.promise->margin >= 0;
        beats.promiseText =
            QStringLiteral("%1 %2").arg(promiseKindText(group.promise->kind), TimeFormat::period(seconds, unit));
    }
    const auto& segments = group.cadence.timers.front().segments;
    beats.first = segments.front().start;
    beats.last = segments.back().end;
    for (const CadenceSegment& segment : segments) {
        addSeen(beats.missed, segment.missedAt, focus);
        addSeen(beats.doubled, segment.doubledAt, focus);
    }
    std::sort(beats.missed.begin(), beats.missed.end());
    std::sort(beats.doubled.begin(), beats.doubled.end());
    for (const CadenceChange& change : group.cadence.changes) {
        if (!isExcluded(focus, change.time))
            beats.marks.push_back({change.time, changeText(change), change.kind});
    }
    return beats;
}

} // namespace phonehome

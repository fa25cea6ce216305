// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/beat_chart.h"

#include <algorithm>
#include <array>

namespace phonehome {

namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 3'600;
constexpr std::int64_t kDay = 86'400;
/// Seconds from tick to tick; beyond them multiples of the last.
constexpr std::array<std::int64_t, 20> kSteps{
    1,        2,           5,           10,           15,           30,
    kMinute,  2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute, 30 * kMinute,
    kHour,    2 * kHour,   3 * kHour,   6 * kHour,    12 * kHour,   kDay,
    2 * kDay, 7 * kDay};
constexpr std::int64_t kTicksMax = 8;

/// Where in a chart a time stands.
class Scale {
public:
    Scale(Timestamp from, Timestamp to) : m_from(from), m_length((to - from).seconds()) {}

    std::uint16_t at(Timestamp time) const
    {
        const double part = (time - m_from).seconds() / m_length;
        return static_cast<std::uint16_t>(std::clamp(part, 0.0, 1.0) * (BeatChart::kWhole - 1));
    }

private:
    Timestamp m_from;
    double m_length;
};

std::int64_t tickStep(std::int64_t seconds)
{
    for (const std::int64_t step : kSteps) {
        if (seconds / step <= kTicksMax)
            return step;
    }
    const std::int64_t weeks = seconds / (kTicksMax * kSteps.back()) + 1;
    return weeks * kSteps.back();
}

std::vector<BeatChart::Tick> ticksOf(const Scale& scale, Timestamp from, Timestamp to)
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    const std::int64_t step = tickStep((to - from).ns / kSecond);
    const char* const pattern = step >= kDay ? "%Y-%m-%d" : step >= kMinute ? "%H:%M" : "%H:%M:%S";
    std::vector<BeatChart::Tick> out;
    const std::int64_t before = from.ns / (step * kSecond) - 1; // rounded towards zero, before 1970 upwards
    for (std::int64_t n = before; n * step * kSecond <= to.ns; ++n) {
        const Timestamp time{n * step * kSecond};
        if (time < from)
            continue;
        // What begins a day is called by it.
        const bool isDay = n * step % kDay == 0;
        out.push_back({scale.at(time), Text::own(utcText(time, isDay ? "%Y-%m-%d" : pattern))});
    }
    return out;
}

/// Ascending, each once.
void tidy(std::vector<std::uint16_t>& places)
{
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

BeatChart::Lane laneOf(const Snapshot& s, const Scale& scale, const ChartedGroup& charted)
{
    const Group& group = s.groups[charted.group.value];
    BeatChart::Lane lane{charted.label, {}, {}};
    for (EventId id = group.latest; s.holds(id); id = s.events[id.value].before)
        lane.marks.push_back(scale.at(s.events[id.value].time));
    if (!group.cadence.timers.empty()) {
        for (const CadenceSegment& segment : group.cadence.timers.front().segments) {
            for (const Timestamp time : segment.missedAt)
                lane.missed.push_back(scale.at(time));
        }
    }
    tidy(lane.marks);
    tidy(lane.missed);
    return lane;
}

} // namespace

BeatChart beatChart(const Snapshot& s, const std::vector<ChartedGroup>& groups)
{
    BeatChart chart;
    const Timestamp from = s.totals.first;
    const Timestamp to = s.totals.last;
    if (groups.empty() || s.totals.packets == 0 || (to - from).ns <= 0)
        return chart;
    const Scale scale(from, to);
    chart.ticks = ticksOf(scale, from, to);
    for (const CaptureGap& gap : s.gaps) {
        for (std::uint16_t at = scale.at(gap.from); at <= scale.at(gap.to); ++at)
            chart.gaps.push_back(at);
    }
    tidy(chart.gaps);
    for (const ChartedGroup& group : groups)
        chart.lanes.push_back(laneOf(s, scale, group));
    return chart;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/beat_chart.h"

#include <algorithm>
#include <array>
#include <span>

#include "core/analysis/seen_time.h"

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

/// Where in a chart a time stands. A gap longer than all the time that was captured, as one that a clock left that was set
/// from 1970 to now, takes a twentieth of the chart and not nearly all.
class Scale {
public:
    Scale(Timestamp from, Timestamp to, std::span<const CaptureGap> gaps)
        : m_from(from), m_to(to), m_length((to - from).seconds())
    {
        const double seen = seenTime(gaps, from, to).seconds();
        for (const CaptureGap& gap : gaps) {
            const double length = (gap.to - gap.from).seconds();
            if (length <= seen || seen <= 0)
                continue;
            m_cut.push_back({gap, length - seen * kGapShare});
            m_length -= m_cut.back().left;
        }
    }

    std::uint16_t at(Timestamp time) const
    {
        double seconds = (time - m_from).seconds();
        for (const Cut& cut : m_cut) {
            if (time >= cut.gap.to)
                seconds -= cut.left;
            else if (time > cut.gap.from)
                seconds -= cut.left * ((time - cut.gap.from).seconds() / (cut.gap.to - cut.gap.from).seconds());
        }
        return static_cast<std::uint16_t>(std::clamp(seconds / m_length, 0.0, 1.0) * (BeatChart::kWhole - 1));
    }
    /// What the chart shows, in seconds, without what is cut out of gaps.
    double length() const { return m_length; }
    /// The stretches between the gaps that are cut.
    std::vector<TimeSpan> shown() const
    {
        std::vector<TimeSpan> out;
        Timestamp from = m_from;
        for (const Cut& cut : m_cut) {
            out.push_back({from, cut.gap.from});
            from = cut.gap.to;
        }
        out.push_back({from, m_to});
        return out;
    }

private:
    static constexpr double kGapShare = 1.0 / 19; ///< of what was seen, so that it is a twentieth of both

    struct Cut {
        CaptureGap gap;
        double left = 0; ///< seconds that are not shown
    };

    Timestamp m_from;
    Timestamp m_to;
    double m_length;
    std::vector<Cut> m_cut;
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

std::vector<BeatChart::Tick> ticksOf(const Scale& scale, const std::vector<TimeSpan>& looked)
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    const std::int64_t step = tickStep(static_cast<std::int64_t>(scale.length()));
    const char* const pattern = step >= kDay ? "%Y-%m-%d" : step >= kMinute ? "%H:%M" : "%H:%M:%S";
    std::vector<BeatChart::Tick> out;
    for (const auto& [from, to] : looked) {
        const std::int64_t before = from.ns / (step * kSecond) - 1; // rounded towards zero, before 1970 upwards
        for (std::int64_t n = before; n * step * kSecond <= to.ns; ++n) {
            const Timestamp time{n * step * kSecond};
            if (time < from)
                continue;
            // What begins a day is called by it.
            const bool isDay = n * step % kDay == 0;
            out.push_back({scale.at(time), Text::own(utcText(time, isDay ? "%Y-%m-%d" : pattern))});
        }
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
    const Scale scale(from, to, s.gaps);
    chart.ticks = ticksOf(scale, scale.shown());
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

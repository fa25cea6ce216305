// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "core/export/beat_chart.h"
#include "core/export/html_chart.h"
#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"

using namespace phonehome;

namespace {

constexpr double kSeconds = 40'000;

/// Two plugs that refresh every 310 s; from the 10,000th second on for 10,000 more nothing was captured.
std::vector<TimedFrame> withGap()
{
    std::vector<TimedFrame> frames = plugFleet(std::vector<PlugHabits>(4), kSeconds);
    const Timestamp first = frames.front().time;
    std::erase_if(frames, [&](const TimedFrame& frame) {
        const double t = (frame.time - first).seconds();
        return t > 10'000 && t < 20'000;
    });
    return frames;
}

std::vector<ChartedGroup> timersOf(const Snapshot& s)
{
    std::vector<ChartedGroup> out;
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        if (s.groups[i].cadence.verdict == CadenceVerdict::Timer)
            out.push_back({GroupId{i}, Text::own("a timer")});
    }
    return out;
}

bool isAscending(const std::vector<std::uint16_t>& places)
{
    return std::adjacent_find(places.begin(), places.end(), std::greater_equal<>()) == places.end() &&
           (places.empty() || places.back() < BeatChart::kWhole);
}

} // namespace

class TestBeatChart : public QObject {
    Q_OBJECT
private slots:
    void eachBeatHasItsPlace()
    {
        const SnapshotPtr s = analysed(plugFleet(std::vector<PlugHabits>(2), kSeconds));
        const std::vector<ChartedGroup> timers = timersOf(*s);
        QVERIFY(!timers.empty());
        const BeatChart chart = beatChart(*s, timers);
        QCOMPARE(chart.lanes.size(), timers.size());
        for (std::size_t i = 0; i < timers.size(); ++i) {
            const Group& group = s->groups[timers[i].group.value];
            QVERIFY(isAscending(chart.lanes[i].marks));
            QVERIFY(isAscending(chart.lanes[i].missed));
            // Beats of minutes in a picture of eleven hours: 40 s a place, so that no two share one.
            if (group.cadence.main()->period > 100)
                QCOMPARE(chart.lanes[i].marks.size(), std::size_t{group.events});
        }
        QVERIFY(chart.gaps.empty());
    }
    void ticksAreTimesPeopleUse()
    {
        const SnapshotPtr s = analysed(plugFleet(std::vector<PlugHabits>(1), kSeconds));
        const BeatChart chart = beatChart(*s, timersOf(*s));
        QVERIFY(chart.ticks.size() >= 4 && chart.ticks.size() <= 9);
        for (const BeatChart::Tick& tick : chart.ticks)
            QVERIFY2(tick.label.plain().ends_with(":00"), tick.label.plain().c_str());
    }
    void whatWasNotCapturedIsShownSo()
    {
        const SnapshotPtr s = analysed(withGap());
        const BeatChart chart = beatChart(*s, timersOf(*s));
        QVERIFY(isAscending(chart.gaps));
        // A quarter of the time.
        QVERIFY(chart.gaps.size() > 240 && chart.gaps.size() < 265);
        QVERIFY(htmlChart(chart).find("not captured") != std::string::npos);
    }
    void yearsThatDidNotPassTakeATwentieth()
    {
        std::vector<TimedFrame> frames = plugFleet(std::vector<PlugHabits>(4), kSeconds);
        // The first half before the clock was set.
        for (std::size_t i = 0; i < frames.size() / 2; ++i)
            frames[i].time = frames[i].time - Duration::ofSeconds(std::int64_t{50} * 365 * 86'400);
        const SnapshotPtr s = analysed(frames);
        QCOMPARE(s->gaps.size(), std::size_t{1});
        const BeatChart chart = beatChart(*s, timersOf(*s));
        QVERIFY2(chart.gaps.size() > 45 && chart.gaps.size() < 55, std::to_string(chart.gaps.size()).c_str());
        QVERIFY(chart.ticks.size() >= 4 && chart.ticks.size() <= 10);
        QVERIFY(!chart.lanes.empty() && chart.lanes.front().marks.front() < 20);
        QVERIFY(chart.lanes.front().marks.back() > 950);
    }
    void ofNothingThereIsNone()
    {
        QVERIFY(htmlChart(beatChart(Snapshot(), {})).empty());
        const SnapshotPtr s = analysed(plugFleet(std::vector<PlugHabits>(1), kSeconds));
        QVERIFY(htmlChart(beatChart(*s, {})).empty());
    }
    void whatStandsSideBySideIsOneShape()
    {
        BeatChart chart;
        chart.lanes.push_back({Text::own("x"), {3, 4, 5, 9}, {7}});
        const std::string out = htmlChart(chart);
        QVERIFY2(out.find("M3 7h3.6v13h-3.6zM9 7h1.6v13h-1.6z") != std::string::npos, out.c_str());
        QVERIFY2(out.find("class=\"missed\" d=\"M7 ") != std::string::npos, out.c_str());
    }
    void namesAreNoMarkup()
    {
        BeatChart chart;
        chart.lanes.push_back({Text(std::string("<b>x</b>\"")), {1}, {}});
        QVERIFY(htmlChart(chart).find("<span>&lt;b&gt;x&lt;/b&gt;&quot;</span>") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestBeatChart)
#include "tst_beat_chart.moc"

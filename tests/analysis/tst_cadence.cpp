// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/analysis/cadence.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

constexpr double kDay = 86400;

std::vector<Timestamp> sorted(std::vector<Timestamp> times)
{
    std::sort(times.begin(), times.end());
    return times;
}

Cadence judged(const std::vector<Timestamp>& times)
{
    return analyseCadence(times, windowOf(times));
}

/// A row of intervals in seconds, from second 1000.
std::vector<Timestamp> after(std::initializer_list<double> intervals)
{
    std::vector<Timestamp> out{at(1000)};
    for (const double d : intervals)
        out.push_back(out.back() + Duration::fromSeconds(d));
    return out;
}

} // namespace

class TestCadence : public QObject {
    Q_OBJECT
private slots:
    void whatIsDueIsYetToCome()
    {
        // A timer of a minute that ended, and then five events by chance.
        std::vector<Timestamp> times = timer(60, 0.02, 60);
        const Timestamp end = times.back();
        for (const double later : {1013.0, 1500.0, 2111.0, 2333.0, 3457.0})
            times.push_back(end + Duration::fromSeconds(later));
        const Cadence cadence = analyseCadence(times, {times.front(), times.back()});
        QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
        QVERIFY(cadence.next && *cadence.next > times.back());
        QVERIFY((*cadence.next - times.back()).seconds() <= 61);
    }
    void aTimerIsFoundWithItsPeriod_data()
    {
        QTest::addColumn<double>("period");
        QTest::addColumn<double>("spread");
        QTest::addColumn<int>("beats");
        QTest::newRow("STUN keepalive") << 310.0 << 0.03 << 200;
        QTest::newRow("few beats") << 270.0 << 0.1 << 6;
        QTest::newRow("a second") << 1.0 << 0.01 << 100;
        QTest::newRow("a day") << 86400.0 << 20.0 << 7;
        QTest::newRow("loose") << 60.0 << 3.0 << 60;
    }
    void aTimerIsFoundWithItsPeriod()
    {
        QFETCH(double, period);
        QFETCH(double, spread);
        QFETCH(int, beats);
        const auto times = timer(period, spread, beats);
        const Cadence c = analyseCadence(times, windowOf(times));
        QCOMPARE(c.verdict, CadenceVerdict::Timer);
        QVERIFY(std::abs(c.main()->period - period) <= spread);
        QCOMPARE(c.beats(), static_cast<std::uint32_t>(beats));
        QCOMPARE(c.missed(), 0U);
        QVERIFY(c.next.has_value());
        QVERIFY(std::abs((*c.next - times.back()).seconds() - period) <= spread);
        QVERIFY(c.confidence > 0.5);
    }
    void missedBeatsAreCountedWhereTheyBelong()
    {
        auto times = timer(310, 0.03, 100);
        const Timestamp gone = times[40];
        times.erase(times.begin() + 70);
        times.erase(times.begin() + 40);
        const Cadence c = analyseCadence(times, windowOf(times));
        QCOMPARE(c.missed(), 2U);
        QVERIFY(std::abs((c.main()->missedAt.front() - gone).seconds()) < 1);
    }
    void aRestartBeginsANewSegment()
    {
        auto times = timer(310, 0.03, 50);
        for (const Timestamp t : timer(310, 0.03, 50, 2))
            times.push_back(t + (times[49] - at(1000)) + Duration::ofSeconds(455));
        const Cadence c = analyseCadence(times, windowOf(times));
        QCOMPARE(c.timers.front().segments.size(), std::size_t{2});
        QCOMPARE(c.beats(), 100U);
        QCOMPARE(c.missed(), 0U);
        QCOMPARE(c.changes.size(), std::size_t{1});
    }
    void doublesCountOnce()
    {
        std::vector<Timestamp> times;
        for (const Timestamp t : timer(60, 0.01, 50)) {
            times.push_back(t);
            times.push_back(t + Duration::ofMillis(30));
        }
        const Cadence c = analyseCadence(times, windowOf(times));
        QCOMPARE(c.verdict, CadenceVerdict::Timer);
        QVERIFY(std::abs(c.main()->period - 60) < 0.1);
    }
    void halfOfTheIntervalsMayBeTheVerySame()
    {
        // 10.05 s or 9.925 s: the median distance from the middle one is none at all.
        std::vector<Timestamp> times;
        times.reserve(16);
        for (int i = 0; i < 16; ++i)
            times.push_back(at(10 * i + 0.025 * (i * 7 % 5)));
        const Cadence c = analyseCadence(times, windowOf(times));
        QCOMPARE(c.verdict, CadenceVerdict::Timer);
        QCOMPARE(c.main()->beats, 16U);
        QVERIFY(std::abs(c.main()->period - 10) < 0.05);
    }
    void whereTheCaptureWasBlindNothingIsMissed()
    {
        auto times = timer(310, 0.03, 60);
        const CaptureGap gap{times[20] + Duration::ofSeconds(1), times[29] - Duration::ofSeconds(1)};
        times.erase(times.begin() + 21, times.begin() + 29);
        const Cadence c = analyseCadence(times, {times.front(), times.back(), {gap}});
        QCOMPARE(c.verdict, CadenceVerdict::Timer);
        QCOMPARE(c.missed(), 0U);
        QVERIFY(!c.pollRange()); // keeps to the last in the end
    }
    void aPollThatDoublesMissesNothing()
    {
        // As a chrony client's first hour: a few of each, with its waver.
        auto times = timer(32.5, 0.6, 6);
        append(times, timer(66, 1.5, 5, 2), 66);
        append(times, timer(132, 3, 5, 3), 132);
        append(times, timer(264, 4, 4, 4), 264);
        const Cadence c = judged(times);
        QCOMPARE(c.verdict, CadenceVerdict::Timer);
        QCOMPARE(c.pattern, CadencePattern::AdaptivePoll);
        QCOMPARE(c.missed(), 0U);
        QVERIFY(c.pollRange());
        QVERIFY(std::abs(c.pollRange()->first / 32.5 - 1) < 0.05);
        QVERIFY(std::abs(c.pollRange()->second / 264 - 1) < 0.05);
    }
    void missedBeatsAreCounted()
    {
        std::vector<Timestamp> times;
        const auto all = timer(310, 0.03, 210);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i % 7 != 3)
                times.push_back(all[i]);
        }
        const Cadence c = judged(times);
        QCOMPARE(c.missed(), 30U);
        QCOMPARE(c.beats(), 180U);
        QVERIFY(std::abs(c.main()->period - 310) < 0.1);
    }
    void aLongSilenceIsToldApart()
    {
        auto times = timer(310, 0.03, 200);
        times.erase(times.begin() + 80, times.begin() + 120);
        const Cadence c = judged(times);
        QCOMPARE(c.missed(), 0U);
        QCOMPARE(c.timers.front().silences.size(), std::size_t{1});
        QCOMPARE(c.timers.front().silences.front().beats, 40U);
    }
    void aChangeOfPeriodIsAChange()
    {
        auto times = timer(310, 0.03, 100);
        append(times, timer(290, 0.03, 100, 2), 290);
        const Cadence c = judged(times);
        QCOMPARE(c.changes.size(), std::size_t{1});
        QCOMPARE(c.changes.front().kind, CadenceChangeKind::Period);
        QVERIFY(std::abs(c.changes.front().from - 310) < 0.1);
        QVERIFY(std::abs(c.changes.front().to - 290) < 0.1);
        QVERIFY(std::abs((c.changes.front().time - times[99]).seconds()) <= 620);
    }
    void anAdaptivePollIsSaid()
    {
        auto times = timer(64, 0.1, 9);
        append(times, timer(128, 0.1, 7, 2), 128);
        append(times, timer(256, 0.1, 6, 3), 256);
        append(times, timer(1024, 0.1, 20, 4), 1024);
        const Cadence c = judged(times);
        QCOMPARE(c.pattern, CadencePattern::AdaptivePoll);
        QCOMPARE(c.timers.front().segments.size(), std::size_t{4});
        QCOMPARE(c.missed(), 0U);
    }
    void aLateBeatIsNoRestart()
    {
        auto times = schedule(60, 0.05, 80);
        times[40] = times[40] + Duration::ofSeconds(9);
        QCOMPARE(judged(times).changes.size(), std::size_t{0});
    }
    void twoTimersAreBothFound()
    {
        auto times = schedule(60, 0.01, 200);
        for (const Timestamp t : schedule(97, 0.01, 124, 2))
            times.push_back(t + Duration::ofSeconds(31));
        const Cadence c = judged(sorted(times));
        QCOMPARE(c.timers.size(), std::size_t{2});
        QVERIFY(std::abs(c.timers[0].segments.front().period - 60) < 0.1);
        QVERIFY(std::abs(c.timers[1].segments.front().period - 97) < 0.1);
        QCOMPARE(c.changes.size(), std::size_t{0});
    }
    void twoMessagesOfACycleAreOneTimer()
    {
        auto times = schedule(60, 0, 80);
        for (const Timestamp t : schedule(60, 0, 80))
            times.push_back(t + Duration::ofSeconds(17));
        times = sorted(times);
        const Cadence c = judged(times);
        QCOMPARE(c.timers.size(), std::size_t{1});
        QVERIFY(std::abs(c.main()->period - 60) < 0.1);
        QCOMPARE(c.main()->doubles, 80U);
        QCOMPARE(c.main()->doubledAt.size(), std::size_t{80});
        for (const Timestamp doubled : c.main()->doubledAt) {
            const auto nearest = std::lower_bound(times.begin(), times.end(), doubled - Duration::ofMillis(1));
            QVERIFY(nearest != times.end() && *nearest < doubled + Duration::ofMillis(1));
        }
    }
    void retransmissionsAreDoublesWithTheirDistances()
    {
        auto times = timer(310, 0.01, 100);
        for (std::size_t i = 0; i < 100; i += 5) {
            for (const double rto : {0.5, 1.5, 3.5})
                times.push_back(times[i] + Duration::fromSeconds(rto));
        }
        const Cadence c = judged(sorted(times));
        QCOMPARE(c.beats(), 100U);
        QCOMPARE(c.main()->doubles, 60U);
        QCOMPARE(c.main()->doublesAfter.size(), std::size_t{3});
        QVERIFY(std::abs(c.main()->doublesAfter[1].seconds() - 1.5) < 0.01);
    }
    void whatIsSaidAtOnceIsNoTimer()
    {
        // An NTP peer starts: 15 questions within 8 ms, as far apart as its code needs for each (microseconds).
        std::vector<Timestamp> times;
        for (const std::int64_t us : {954975, 955306, 955760, 956155, 956577, 956975, 957457, 957903, 958625, 959273,
                                      960065, 960866, 961475, 962222, 962915})
            times.push_back({1'096'255'084'000'000'000 + us * 1000});
        const Cadence once = judged(times);
        QCOMPARE(once.verdict, CadenceVerdict::NotPeriodic);
        QVERIFY(once.timers.empty() && !once.next);

        // Of a transfer a minute long the blocks are a timer's for what anybody can tell.
        QCOMPARE(judged(timer(0.08, 0.002, 750)).verdict, CadenceVerdict::Timer);
    }
    void backOffIsNoTimer()
    {
        const Cadence c = judged(after({1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024}));
        QCOMPARE(c.verdict, CadenceVerdict::NotPeriodic);
        QCOMPARE(c.pattern, CadencePattern::BackOff);
    }
    void announcementsAreNoTimer()
    {
        const Cadence c = judged(after({1, 2, 4, 4996, 1, 2, 4, 56767, 1, 2, 4}));
        QCOMPARE(c.verdict, CadenceVerdict::NotPeriodic);
        QCOMPARE(c.pattern, CadencePattern::AnnouncementBurst);
    }
    void aDailyHabitIsSaid()
    {
        const Cadence c = judged(timer(kDay, 10, 14));
        QCOMPARE(c.verdict, CadenceVerdict::Timer);
        QCOMPARE(c.pattern, CadencePattern::Daily);
    }
    void aFixedScheduleIsToldFromAFreeClock()
    {
        QCOMPARE(judged(schedule(60, 2, 200)).main()->clock, ClockKind::Locked);
        QCOMPARE(judged(timer(60, 2, 200)).main()->clock, ClockKind::Free);
    }
    void theNextBeatHasItsWindow()
    {
        const auto times = schedule(60, 2, 200);
        const Cadence c = judged(times);
        const double due = 1000 + 200 * 60;
        QVERIFY(std::abs(static_cast<double>(c.next->ns) / 1e9 - due) < 2);
        QVERIFY(c.nextWindow.seconds() >= 0.6 && c.nextWindow.seconds() < 8);
    }
    void wholeSecondStampsDoNoHarm()
    {
        auto times = schedule(310.4, 0, 120);
        for (Timestamp& t : times)
            t.ns -= t.ns % 1'000'000'000;
        const Cadence c = judged(times);
        QVERIFY(std::abs(c.main()->period - 310.4) < 0.05);
        QCOMPARE(c.changes.size(), std::size_t{0});
    }
    void aTimerUnderNoiseIsFound()
    {
        auto times = timer(60, 0.2, 200);
        for (const Timestamp t : chance(60, 190, 5))
            times.push_back(t);
        const Cadence c = judged(sorted(times));
        QVERIFY(std::abs(c.main()->period - 60) < 0.3);
        QVERIFY(c.beats() >= 190);
    }
    void chanceIsNoTimer()
    {
        int alarms = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed)
            alarms += judged(chance(100, 60, seed)).verdict == CadenceVerdict::Timer ? 1 : 0;
        QVERIFY2(alarms <= 1, qPrintable(QString::number(alarms)));
    }
    void tooFewIsSaid()
    {
        const std::vector<Timestamp> two{at(0), at(310)};
        QCOMPARE(analyseCadence(two, windowOf(two)).verdict, CadenceVerdict::TooFew);
        QCOMPARE(analyseCadence({}, {}).verdict, CadenceVerdict::TooFew);
    }
    void extremesDoNoHarm_data()
    {
        QTest::addColumn<std::vector<Timestamp>>("times");
        QTest::newRow("same instant") << std::vector<Timestamp>(50, at(5));
        std::vector<Timestamp> steps;
        for (std::int64_t i = 0; i < 80; ++i)
            steps.push_back({i});
        QTest::newRow("1 ns") << steps;
        for (Timestamp& t : steps)
            t.ns = t.ns * 100'000'000'000'000'000 + (t.ns % 3);
        QTest::newRow("10^17 ns") << steps;
        const auto ends = std::numeric_limits<std::int64_t>{};
        QTest::newRow("beyond int64") << std::vector<Timestamp>{{ends.min()}, {ends.min() + 5}, {0}, {7}, {ends.max()}};
        QTest::newRow("one far away") << std::vector<Timestamp>{{0}, {1}, {2}, {ends.max()}};
        QTest::newRow("squares") << [] {
            std::vector<Timestamp> out;
            out.reserve(60);
            for (int i = 0; i < 60; ++i)
                out.push_back(at(i * i));
            return out;
        }();
    }
    void extremesDoNoHarm()
    {
        QFETCH(std::vector<Timestamp>, times);
        const Cadence c = judged(times);
        QVERIFY(std::isfinite(c.evidence));
        QVERIFY(c.confidence >= 0 && c.confidence <= 1);
        for (const CadenceTimer& t : c.timers)
            QVERIFY(!t.segments.empty());
    }
    void equalTimesAreNoTimer() { QVERIFY(judged(std::vector<Timestamp>(50, at(5))).verdict != CadenceVerdict::Timer); }
    void gapsEverywhereDoNoHarm()
    {
        const auto times = timer(310, 0.03, 60);
        ObservationWindow window = windowOf(times);
        for (const Timestamp t : times)
            window.gaps.push_back({t + Duration::ofSeconds(1), t + Duration::ofSeconds(300)});
        window.gaps.push_back({at(-1e6), at(0)});
        window.gaps.push_back({times.back(), at(1e9)});
        QCOMPARE(analyseCadence(times, window).missed(), 0U);
        QVERIFY(analyseCadence(times, {times.front(), times.back(), {{at(0), at(1e9)}}}).verdict !=
                CadenceVerdict::TooFew);
    }
    void theSameTimesGiveTheSameAnswer()
    {
        auto times = timer(60, 3, 400);
        for (const Timestamp t : chance(60, 150, 5))
            times.push_back(t);
        times = sorted(times);
        QCOMPARE(judged(times), judged(times));
    }
    void largeGroupsAreJudgedToo()
    {
        auto times = schedule(1, 0.01, 6000);
        append(times, schedule(0.93, 0.01, 6000, 2), 0.93);
        const Cadence c = judged(times);
        QCOMPARE(c.timers.front().segments.size(), std::size_t{2});
        QVERIFY(std::abs(c.timers.front().segments[1].period - 0.93) < 0.001);
        QCOMPARE(c.beats() + c.missed(), 12001U);
    }
};

QTEST_APPLESS_MAIN(TestCadence)
#include "tst_cadence.moc"

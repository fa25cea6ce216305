// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <cmath>

#include "core/analysis/cadence.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

namespace {

Timestamp at(double seconds)
{
    return {static_cast<std::int64_t>(seconds * 1e9)};
}

ObservationWindow windowOf(const std::vector<Timestamp>& beats)
{
    return {beats.front(), beats.back(), {}};
}

/// A timer that is set again after each beat, with so much spread on each interval.
std::vector<Timestamp> timer(double period, double spread, int beats, std::uint64_t seed = 1)
{
    SplitMix random(seed);
    std::vector<Timestamp> out;
    double t = 1000;
    for (int i = 0; i < beats; ++i) {
        out.push_back(at(t));
        t += period + spread * (static_cast<double>(random.below(2001)) / 1000 - 1);
    }
    return out;
}

} // namespace

class TestCadence : public QObject {
    Q_OBJECT
private slots:
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
    void whereTheCaptureWasBlindNothingIsMissed()
    {
        auto times = timer(310, 0.03, 60);
        const CaptureGap gap{times[20] + Duration::ofSeconds(1), times[29] - Duration::ofSeconds(1)};
        times.erase(times.begin() + 21, times.begin() + 29);
        const Cadence c = analyseCadence(times, {times.front(), times.back(), {gap}});
        QCOMPARE(c.verdict, CadenceVerdict::Timer);
        QCOMPARE(c.missed(), 0U);
    }
    void chanceIsNoTimer()
    {
        int alarms = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            SplitMix random(seed);
            std::vector<Timestamp> times;
            double t = 0;
            for (int i = 0; i < 60; ++i) {
                t -= 100 * std::log((static_cast<double>(random.below(1'000'000)) + 1) / 1'000'001);
                times.push_back(at(t));
            }
            alarms += analyseCadence(times, windowOf(times)).verdict == CadenceVerdict::Timer ? 1 : 0;
        }
        QVERIFY2(alarms <= 4, qPrintable(QString::number(alarms)));
    }
    void tooFewIsSaid()
    {
        const std::vector<Timestamp> two{at(0), at(310)};
        QCOMPARE(analyseCadence(two, windowOf(two)).verdict, CadenceVerdict::TooFew);
        QCOMPARE(analyseCadence({}, {}).verdict, CadenceVerdict::TooFew);
    }
    void equalTimesDoNoHarm()
    {
        const std::vector<Timestamp> same(50, at(5));
        QVERIFY(analyseCadence(same, windowOf(same)).verdict != CadenceVerdict::Timer);
    }
};

QTEST_APPLESS_MAIN(TestCadence)
#include "tst_cadence.moc"

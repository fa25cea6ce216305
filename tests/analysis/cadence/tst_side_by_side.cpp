// SPDX-License-Identifier: GPL-3.0-or-later
// Timers that look like something else: two at once, two messages a cycle, half of the beats, few events.
#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

/// Beats from so many seconds behind second 1000 until so many, each interval off by a share of the period at most.
void addTimer(std::vector<Timestamp>& times, double period, double from, double until, double spread, SplitMix& random)
{
    for (double t = from; t < until; t += period * (1 + spread * waver(random)))
        times.push_back(at(1000 + t));
}

std::vector<double> periodsOf(const Cadence& cadence)
{
    std::vector<double> periods;
    for (const CadenceTimer& timer : cadence.timers) {
        const auto longest = std::max_element(timer.segments.begin(), timer.segments.end(),
                                              [](const auto& a, const auto& b) { return a.beats < b.beats; });
        periods.push_back(longest->period);
    }
    std::sort(periods.begin(), periods.end());
    return periods;
}

} // namespace

class TestSideBySide : public QObject {
    Q_OBJECT
private slots:
    /// Their events come as evenly as those of one clock of the mean pace.
    void twoTimersAreNotOneOfTheirMeanPace()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            SplitMix random(seed);
            std::vector<Timestamp> times;
            addTimer(times, 45, 0, 900, 0.03, random);
            addTimer(times, 61.5, 0.37 * 61.5, 900, 0.03, random);
            std::sort(times.begin(), times.end());
            const std::vector<double> periods = periodsOf(analyseCadence(times, windowOf(times)));
            QCOMPARE(periods.size(), std::size_t{2});
            const auto said = QString::number(periods[0]) + u' ' + QString::number(periods[1]);
            QVERIFY2(std::abs(periods[0] / 45 - 1) < 0.02, qPrintable(said));
            QVERIFY2(std::abs(periods[1] / 61.5 - 1) < 0.02, qPrintable(said));
        }
    }
    void twoMessagesACycleInWholeSecondsNeverRestart_data()
    {
        QTest::addColumn<double>("period");
        QTest::newRow("a second more now and then") << 30.018;
        QTest::newRow("a second less") << 29.982;
        QTest::newRow("a second less each eighteen beats") << 59.946;
    }
    void twoMessagesACycleInWholeSecondsNeverRestart()
    {
        QFETCH(double, period);
        SplitMix random(7);
        std::vector<Timestamp> times;
        double t = 1000;
        for (int i = 0; i < 160; ++i, t += period + 0.02 * waver(random)) {
            times.push_back(at(std::floor(t)));
            times.push_back(at(std::floor(t + 0.3 * period)));
        }
        const Cadence cadence = analyseCadence(times, windowOf(times));
        QCOMPARE(cadence.timers.size(), std::size_t{1});
        QCOMPARE(cadence.changes.size(), std::size_t{0});
        QCOMPARE(cadence.beats(), std::uint32_t{160});
        QCOMPARE(cadence.missed(), std::uint32_t{0});
        QVERIFY(std::abs(cadence.main()->period / period - 1) < 0.0002); // to the hundredth of a second
    }
    void aTimerMayLoseEverySecondBeat()
    {
        int told = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            SplitMix random(seed);
            std::vector<Timestamp> times;
            for (double t = 1000; times.size() < 40; t += 42 + 0.05 * waver(random)) {
                if (times.empty() || random.below(2) == 0)
                    times.push_back(at(t));
            }
            const Cadence cadence = analyseCadence(times, windowOf(times));
            told +=
                cadence.verdict == CadenceVerdict::Timer && std::abs(cadence.main()->period / 42 - 1) < 0.01 ? 1 : 0;
        }
        QVERIFY2(told >= 38, qPrintable(QString::number(told)));
    }
    void fewEventsFromEndToEndAreEnough()
    {
        // Three intervals within 2.5 %: chance mostly does not do that to all that was seen.
        const std::vector<Timestamp> four{at(1000.01), at(1600.02), at(2188.03), at(2803.04)};
        const Cadence cadence = analyseCadence(four, windowOf(four));
        QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
        QVERIFY(cadence.confidence < 0.5);
        // With one that fits nothing, they are no longer all.
        std::vector<Timestamp> five = four;
        five.push_back(at(4900.51));
        QCOMPARE(analyseCadence(five, windowOf(five)).verdict, CadenceVerdict::NotPeriodic);
    }
};

QTEST_APPLESS_MAIN(TestSideBySide)
#include "tst_side_by_side.moc"

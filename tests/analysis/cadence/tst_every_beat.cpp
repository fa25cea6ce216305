// SPDX-License-Identifier: GPL-3.0-or-later
// Timers that waver so much that their intervals alone don't show them.
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/analysis/cadence.h"
#include "core/analysis/cadence/every_beat.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

namespace {

double uniform(SplitMix& random)
{
    return (random.below(1'000'000'000) + 0.5) / 1e9;
}

double normal(SplitMix& random)
{
    return std::sqrt(-2 * std::log(uniform(random))) * std::cos(2 * std::numbers::pi * uniform(random));
}

Stamps stampsOf(std::vector<double> at)
{
    std::sort(at.begin(), at.end());
    Stamps stamps;
    stamps.grain = 1e-9;
    stamps.at.reserve(at.size());
    for (const double t : at)
        stamps.at.push_back(t - at.front());
    stamps.before.assign(at.size(), Between::Plain);
    return stamps;
}

/// Beats of a schedule, each off by itself.
std::vector<double> scheduled(std::uint64_t seed, int beats, double period, double spread)
{
    SplitMix random(seed);
    std::vector<double> at;
    at.reserve(static_cast<std::size_t>(beats));
    for (int k = 0; k < beats; ++k)
        at.push_back(k * period + spread * period * normal(random));
    return at;
}

/// Independent intervals: gamma with a shape of four, which has a spread of half its mean.
std::vector<double> renewals(std::uint64_t seed, int events, double mean)
{
    SplitMix random(seed);
    std::vector<double> at;
    at.reserve(static_cast<std::size_t>(events));
    double t = 0;
    for (int i = 0; i < events; ++i) {
        double sum = 0;
        for (int stage = 0; stage < 4; ++stage)
            sum -= std::log(uniform(random));
        at.push_back(t += sum / 4 * mean);
    }
    return at;
}

Cadence judged(const std::vector<double>& at)
{
    std::vector<double> sorted = at;
    std::sort(sorted.begin(), sorted.end());
    std::vector<Timestamp> times;
    times.reserve(sorted.size());
    for (const double t : sorted)
        times.push_back({1'700'000'000'000'000'000 + static_cast<std::int64_t>(t * 1e9)});
    return analyseCadence(times, {times.front(), times.back(), {}});
}

} // namespace

class TestEveryBeat : public QObject {
    Q_OBJECT
private slots:
    void aWaveringScheduleIsATimer_data()
    {
        QTest::addColumn<int>("beats");
        QTest::addColumn<double>("spread");
        QTest::newRow("100 beats, a fifth of the period off") << 100 << 0.2;
        QTest::newRow("100 beats, a quarter off") << 100 << 0.25;
        QTest::newRow("400 beats, 0.3 off") << 400 << 0.3;
    }
    void aWaveringScheduleIsATimer()
    {
        QFETCH(int, beats);
        QFETCH(double, spread);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const Cadence cadence = judged(scheduled(seed, beats, 60, spread));
            QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
            QCOMPARE(cadence.timers.size(), 1U);
            const CadenceSegment* segment = cadence.main();
            QVERIFY(segment);
            QVERIFY2(std::abs(segment->period / 60 - 1) < 0.01, qPrintable(QString::number(segment->period)));
            QCOMPARE(segment->clock, ClockKind::Locked);
            QCOMPARE(segment->beats, static_cast<std::uint32_t>(beats));
            QCOMPARE(segment->missed, 0U);
            QVERIFY(cadence.changes.empty());
        }
    }
    void independentIntervalsAreNoSchedule()
    {
        // The odds are of a chance, in nats: of 2,000 streams without a schedule, one above 7.6 is to be expected.
        int above = 0;
        for (std::uint64_t seed = 1; seed <= 2000; ++seed) {
            const auto found = fixedSchedule(stampsOf(renewals(seed, 24 + static_cast<int>(seed % 200), 60)));
            above += found && found->evidence > 1.5 ? 1 : 0;
        }
        QVERIFY2(above <= 4, qPrintable(QString::number(above)));
    }
    void aScheduleNeedsEnoughEventsAndNoBlindness()
    {
        QVERIFY(!fixedSchedule(stampsOf(scheduled(1, 23, 60, 0.2))));
        Stamps stamps = stampsOf(scheduled(1, 60, 60, 0.2));
        QVERIFY(fixedSchedule(stamps));
        stamps.before[30] = Between::Blind;
        QVERIFY(!fixedSchedule(stamps));
    }
    void aWideTimerHasThePeriodOfItsMean()
    {
        SplitMix random(5);
        std::vector<double> at{0};
        for (int i = 0; i < 200; ++i)
            at.push_back(at.back() + 60 * std::max(0.2, 1 + 0.22 * normal(random)));
        const auto found = wideTimer(stampsOf(at), 0, 200);
        QVERIFY(found);
        QVERIFY(found->evidence > 1.5);
        QCOMPARE(found->run.state.period, at.back() / 200);
        QVERIFY(found->run.everyEvent);
        QVERIFY(!wideTimer(stampsOf(renewals(3, 200, 60)), 0, 199) ||
                wideTimer(stampsOf(renewals(3, 200, 60)), 0, 199)->evidence < 1.5);
    }
};

QTEST_APPLESS_MAIN(TestEveryBeat)
#include "tst_every_beat.moc"

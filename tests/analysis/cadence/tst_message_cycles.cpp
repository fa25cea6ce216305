// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/message_cycles.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

constexpr int kBeats = 40;

/// So many messages a beat, evenly apart, each early or late by so much for itself.
std::vector<Timestamp> messages(double period, int ofABeat, double apart, double spread, std::uint64_t seed = 1)
{
    SplitMix random(seed);
    std::vector<Timestamp> out;
    for (int beat = 0; beat < kBeats; ++beat) {
        for (int i = 0; i < ofABeat; ++i)
            out.push_back(at(1000 + beat * period + i * apart + spread * waver(random)));
    }
    return out;
}

/// Intervals that come again and again, for a hundred events.
std::vector<Timestamp> again(const std::vector<double>& intervals)
{
    std::vector<Timestamp> out{at(1000)};
    for (std::size_t i = 0; i < 100; ++i)
        out.push_back(out.back() + Duration::fromSeconds(intervals[i % intervals.size()]));
    return out;
}

Cadence judged(const std::vector<Timestamp>& times)
{
    return analyseCadence(times, windowOf(times));
}

Stamps stampsOf(const std::vector<Timestamp>& times)
{
    Stamps out;
    for (const Timestamp t : times)
        out.at.push_back((t - times.front()).seconds());
    return out;
}

} // namespace

class TestMessageCycles : public QObject {
    Q_OBJECT
private slots:
    void severalMessagesABeatAreOneBeat_data()
    {
        QTest::addColumn<double>("period");
        for (const double period : {20.0, 60.0, 64.0, 120.0, 300.0, 600.0, 3600.0})
            QTest::newRow(qPrintable(QString::number(period))) << period;
    }
    void severalMessagesABeatAreOneBeat()
    {
        QFETCH(const double, period);
        for (const int ofABeat : {2, 3, 4, 5}) {
            for (const double apart : {1.0, 2.0, 3.0, 5.0, 7.0, 8.0, 10.0, 15.0, 20.0, 30.0}) {
                if ((ofABeat - 1) * apart >= 0.45 * period)
                    continue;
                for (const double spread : {0.002, 0.08}) {
                    const Cadence c = judged(messages(period, ofABeat, apart, spread));
                    const QString name = QStringLiteral("%1 messages %2 s apart").arg(ofABeat).arg(apart);
                    QVERIFY2(c.main(), qPrintable(name));
                    QVERIFY2(std::abs(c.main()->period / period - 1) < 0.01, qPrintable(name));
                    QVERIFY2(c.missed() == 0, qPrintable(name));
                    QVERIFY2(c.beats() >= kBeats - 1 && c.beats() <= kBeats, qPrintable(name));
                }
            }
        }
    }
    void intervalsInTurnMissNothing()
    {
        for (const auto& intervals : {std::vector<double>{100, 200}, {5, 5, 10}, {60, 60, 180}, {60, 60, 60, 420}}) {
            const Cadence c = judged(again(intervals));
            double sum = 0;
            for (const double interval : intervals)
                sum += interval;
            QVERIFY(c.main());
            QVERIFY2(std::abs(c.main()->period / sum - 1) < 0.01, qPrintable(QString::number(c.main()->period)));
            QCOMPARE(c.missed(), 0U);
        }
    }
    void aMessageMoreOrLessIsStillABeat()
    {
        auto times = messages(300, 3, 20, 0.02);
        for (const int lost : {101, 80, 52, 31})
            times.erase(times.begin() + lost);
        times.erase(times.begin() + 60, times.begin() + 63); // one beat
        const Cadence c = judged(times);
        QVERIFY(c.main());
        QVERIFY(std::abs(c.main()->period / 300 - 1) < 0.01);
        QVERIFY(c.missed() <= 2);
    }
    void theOddBeatLeftOutInTurnIsMissed()
    {
        // One of seven: nobody sends six messages and stops for a seventh.
        const Cadence c = judged(again({60, 60, 60, 60, 60, 120}));
        QVERIFY(std::abs(c.main()->period - 60) < 0.1);
        QVERIFY(c.missed() >= 15);
    }
    void whatIsMissingByChanceIsNoCycle()
    {
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            SplitMix random(seed);
            std::vector<Timestamp> times;
            for (const Timestamp t : timer(60, 0.1, 12 + static_cast<int>(seed % 40), seed)) {
                if (random.below(100) < 60)
                    times.push_back(t);
            }
            if (times.size() >= 3)
                QVERIFY2(!messageCycle(stampsOf(times)), qPrintable(QString::number(seed)));
        }
    }
    void beatsAllAlikeAreNoCycle()
    {
        QVERIFY(!messageCycle(stampsOf(timer(60, 0.1, 200))));
        QVERIFY(!messageCycle(stampsOf(timer(60, 12, 200))));
        QVERIFY(!messageCycle(stampsOf(chance(60, 300, 5))));
    }
    void itsScaleLiesBetweenTheIntervals()
    {
        const auto cycle = messageCycle(stampsOf(messages(300, 3, 20, 0.02)));
        QVERIFY(cycle);
        QVERIFY(std::abs(cycle->period - 300) < 0.1);
        QVERIFY(cycle->scale > 21 && cycle->scale < 259);
    }
};

QTEST_APPLESS_MAIN(TestMessageCycles)
#include "tst_message_cycles.moc"

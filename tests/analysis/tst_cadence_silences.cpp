// SPDX-License-Identifier: GPL-3.0-or-later
// What is missing and was not missed beat by beat: it is told as a silence, and said in words.
#include <QtTest>

#include <cmath>

#include "core/analysis/cadence_history.h"
#include "core/analysis/cadence_sentence.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

constexpr double kPeriod = 310;

/// Eighty beats, so many lost, and eighty more that come so much of a period behind the old phase.
std::vector<Timestamp> outage(int lost, double off, double spread = 0.03)
{
    auto times = timer(kPeriod, spread, 80);
    append(times, timer(kPeriod, spread, 80, 2), kPeriod * (lost + 1 + off));
    return times;
}

Cadence judged(const std::vector<Timestamp>& times)
{
    return analyseCadence(times, windowOf(times));
}

bool says(const Cadence& cadence, const char* words)
{
    return cadenceReason(cadence).find(words) != std::string::npos;
}

} // namespace

class TestCadenceSilences : public QObject {
    Q_OBJECT
private slots:
    void whatIsLostIsToldInAnyPhase_data()
    {
        QTest::addColumn<double>("off");
        for (const double off : {0.0, 0.1, 0.2, 0.5, 0.8})
            QTest::newRow(qPrintable(QString::number(off))) << off;
    }
    void whatIsLostIsToldInAnyPhase()
    {
        QFETCH(const double, off);
        for (const int lost : {0, 1, 3, 10, 20, 23, 24, 25, 26, 40, 300}) {
            const Cadence c = judged(outage(lost, off));
            QCOMPARE(c.timers.size(), std::size_t{1});
            QCOMPARE(c.beats(), 160U);
            QCOMPARE(c.missed() + c.silent(), static_cast<std::uint64_t>(lost));
            QCOMPARE(c.timers.front().silences.size(), std::size_t{lost > 0 && c.missed() == 0 ? 1U : 0U});
            if (off > 0)
                QCOMPARE(c.missed(), 0U); // by whom, the old phase or the new one?
        }
    }
    void aSilenceLiesBetweenTheBeats()
    {
        const auto times = outage(20, 0.4);
        const CadenceSilence silence = judged(times).timers.front().silences.front();
        QCOMPARE(silence.from, times[79]);
        QCOMPARE(silence.to, times[80]);
    }
    void whereThePeriodChangesTooWhatIsLostIsTold()
    {
        auto times = timer(kPeriod, 0.03, 80);
        append(times, timer(200, 0.03, 80, 2), kPeriod * 11);
        const Cadence c = judged(times);
        QCOMPARE(c.missed(), 0U);
        QCOMPARE(c.timers.front().silences.size(), std::size_t{1});
        QCOMPARE(c.silent(), 10U); // by the longer of the two
    }
    void aChangeWithoutLossIsNoSilence()
    {
        auto times = timer(60, 0.03, 80);
        append(times, timer(180, 0.03, 80, 2), 180);
        append(times, timer(60, 0.03, 80, 3), 60);
        QVERIFY(judged(times).timers.front().silences.empty());
    }
    void whatCouldNotBeSeenIsNoSilence()
    {
        for (const int lost : {10, 60}) {
            const auto times = outage(lost, 0.4);
            ObservationWindow window = windowOf(times);
            window.gaps = {{times[79] + Duration::ofSeconds(5), times[80] - Duration::ofSeconds(5)}};
            QVERIFY(analyseCadence(times, window).timers.front().silences.empty());
            // Of half of it, the other half was seen.
            window.gaps.front().to = times[79] + Duration::fromSeconds(kPeriod * lost / 2);
            const std::uint64_t told = analyseCadence(times, window).silent();
            QVERIFY2(told + 2 >= static_cast<std::uint64_t>(lost / 2) && told <= static_cast<std::uint64_t>(lost / 2),
                     qPrintable(QString::number(told)));
        }
    }
    void aLongBlindStretchTakesNoTime()
    {
        auto times = schedule(0.1, 0, 100);
        append(times, schedule(0.1, 0, 100), 3e8 + 0.04); // nine years
        ObservationWindow window = windowOf(times);
        window.gaps = {{times[99], times[100]}};
        QCOMPARE(analyseCadence(times, window).silent(), 0U);
        // As far as a hundred beats say how long one is.
        QVERIFY(std::abs(static_cast<double>(judged(times).silent()) - 3e9) < 1000);
    }
    void whatIsLostAtTheSeamOfTwoStretchesIsTold()
    {
        for (const double off : {0.0, 0.3}) {
            const auto times = outage(20, off);
            const std::vector<Timestamp> before(times.begin(), times.begin() + 80);
            const std::vector<Timestamp> behind(times.begin() + 80, times.end());
            const Cadence c = joined({judged(before), 80, 0}, {judged(behind), 80, 0}, windowOf(times)).cadence;
            QCOMPARE(c.missed() + c.silent(), 20U);
        }
    }
    void aCoinDecidesNoPauses()
    {
        // Half of all beats by chance, so that many are missing three and more in a row: missed, not silent.
        SplitMix random(7);
        const auto all = timer(300, 0.1, 200);
        std::vector<Timestamp> times{all.front()};
        for (std::size_t i = 1; i + 1 < all.size(); ++i) {
            if (random.below(100) < 52)
                times.push_back(all[i]);
        }
        times.push_back(all.back());
        const Cadence c = judged(times);
        QCOMPARE(c.missed() + c.beats(), 200U);
        QCOMPARE(c.silent(), 0U);
    }
    void theReasonSaysWhatIsSilent()
    {
        QVERIFY(says(judged(outage(24, 0)), "160 of 184 beats seen, 24 missed;"));
        QVERIFY(says(judged(outage(25, 0)), "160 of 185 beats seen, 0 missed, 25 in a silence of 8060 s;"));
        QVERIFY(says(judged(outage(24, 0.2)), "160 of 184 beats seen, 0 missed, 24 in a silence of 7812 s;"));
        auto twice = outage(25, 0);
        append(twice, timer(kPeriod, 0.03, 80, 3), kPeriod * 31);
        QVERIFY(says(judged(twice), "240 of 295 beats seen, 0 missed, 55 in 2 silences, the longest 9610 s;"));
        QVERIFY(says(judged(outage(0, 0.2)), "160 of 160 beats seen, 0 missed;"));
    }
};

QTEST_APPLESS_MAIN(TestCadenceSilences)
#include "tst_cadence_silences.moc"

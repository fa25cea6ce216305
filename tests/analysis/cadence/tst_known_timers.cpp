// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <cmath>

#include "core/analysis/cadence/known_timers.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

/// As many as the longest run has beats.
Stamps stampsEvery(double period)
{
    Stamps stamps;
    for (int i = 0; i < 200; ++i)
        stamps.at.push_back(i * period);
    return stamps;
}

std::vector<KnownTimer> known(const std::vector<BeatRun>& runs, double talk = 0.01)
{
    return knownTimers(stampsEvery(60), runs, talk);
}

BeatRun runOf(double period, double sigma, std::size_t beats)
{
    BeatRun run;
    run.state = {period, sigma, 0.25};
    for (std::uint32_t i = 0; i < beats; ++i)
        run.beats.push_back(i);
    return run;
}

} // namespace

class TestKnownTimers : public QObject {
    Q_OBJECT
private slots:
    void aPeriodIsKnownOnceFromItsLongestRun()
    {
        const std::vector<BeatRun> runs{runOf(60, 0.5, 10), runOf(30, 0.5, 10), runOf(60.1, 0.5, 40),
                                        runOf(59.9, 0.5, 20)};
        const auto timers = known(runs);
        QCOMPARE(timers.size(), std::size_t{2});
        QCOMPARE(timers[0].run, std::size_t{2});
        QCOMPARE(timers[0].period, 60.1);
        QCOMPARE(timers[1].run, std::size_t{1});
    }
    void periodsThatAreNoErrorOfEachOtherAreTwo()
    {
        QCOMPARE(known({runOf(60, 0.2, 40), runOf(61, 0.2, 40)}, 0.01).size(), std::size_t{2});
        QCOMPARE(known({runOf(60, 3, 10), runOf(61, 3, 10)}, 0.01).size(), std::size_t{1});
    }
    void theBeatsOfAScheduleWaverByThemselves()
    {
        BeatRun run = runOf(60, 2, 40);
        const KnownTimer free = known({run}, 0.01).front();
        QCOMPARE(free.strays, 4.0);
        QCOMPARE(free.wavers, 0.0);
        run.locked = true;
        const KnownTimer locked = known({run}, 0.01).front();
        QCOMPARE(locked.wavers, 2.0);
        QVERIFY(locked.strays < 1);
    }
    void whatWaitsByChanceComesLate()
    {
        SplitMix random(4);
        Stamps chance;
        Stamps even;
        double late = 0;
        double either = 0;
        for (int i = 0; i < 60; ++i) {
            chance.at.push_back(late);
            even.at.push_back(either);
            late += 60 - std::log((static_cast<double>(random.below(1000)) + 1) / 1001) - 1;
            either += 60 + waver(random);
        }
        BeatRun run = runOf(60, 1, 60);
        QVERIFY(knownTimers(chance, {run}, 0.01).front().late);
        QVERIFY(!knownTimers(even, {run}, 0.01).front().late);
        run.beats.resize(10); // too few to say
        QVERIFY(!knownTimers(chance, {run}, 0.01).front().late);
    }
    void inMoreTalkABeatIsWorthLess()
    {
        const KnownTimer quiet = known({runOf(60, 1, 40)}, 0.01).front();
        const KnownTimer loud = known({runOf(60, 1, 40)}, 0.1).front();
        QVERIFY(std::abs(quiet.seen - loud.seen - std::log(10.0)) < 1e-9);
        QVERIFY(std::abs(quiet.missed - std::log(4.0)) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestKnownTimers)
#include "tst_known_timers.moc"

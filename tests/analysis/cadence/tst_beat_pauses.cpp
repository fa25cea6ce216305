// SPDX-License-Identifier: GPL-3.0-or-later
// What is missing where a timer was not running was not missed.
#include <QtTest>

#include <algorithm>

#include "core/analysis/cadence.h"
#include "core/analysis/cadence/beat_pauses.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

constexpr double kPeriod = 60;

double between(SplitMix& random, double from, double to)
{
    return from + (to - from) * static_cast<double>(random.below(1'000'001)) / 1e6;
}

Cadence judged(const std::vector<Timestamp>& times, std::span<const BusyStretch> busy = {})
{
    ObservationWindow window = windowOf(times);
    window.busy = busy;
    return analyseCadence(times, window);
}

/// What keeps a connection alive when nobody has spoken for a minute, and others do now and then, seen or not.
struct Idle {
    std::vector<Timestamp> times;
    std::vector<BusyStretch> busy;

    Idle(double talkEvery, bool seen)
    {
        SplitMix random(5);
        double last = 1000;
        double talk = last + between(random, 0, 2 * talkEvery);
        while (times.size() < 400) {
            const double beat = last + kPeriod + 0.02 * waver(random);
            if (talk > beat) {
                times.push_back(at(beat));
                last = beat;
                talk = std::max(talk, beat + 2);
                continue;
            }
            last = talk;
            if (seen) {
                last += between(random, 5, 40);
                times.push_back(at(talk));
                busy.push_back({at(talk), at(last)});
            }
            talk = last + 2 + between(random, 0, 2 * talkEvery);
        }
    }
};

/// The same of connections that last up to a quarter of an hour each, the next a while after.
std::vector<Timestamp> ofConnections(double down)
{
    SplitMix random(7);
    std::vector<Timestamp> out;
    double t = 1000;
    while (out.size() < 400) {
        const double end = t + between(random, 200, 900);
        for (double beat = t + kPeriod; beat < end; beat += kPeriod + 0.02 * waver(random))
            out.push_back(at(beat));
        t = end + between(random, 0, down);
    }
    return out;
}

/// So many beats and a pause in turn.
std::vector<Timestamp> ofCycles(int beats, double pause)
{
    SplitMix random(9);
    std::vector<Timestamp> out{at(1000)};
    for (int cycle = 0; cycle < 12; ++cycle)
        append(out, timer(kPeriod, 0.05, beats + static_cast<int>(random.below(2)), 11), pause);
    return out;
}

BeatPause pause(double from, std::size_t missing, bool outOfPhase = false)
{
    BeatPause out;
    out.from = from;
    out.to = from + kPeriod * static_cast<double>(missing + 1);
    out.outOfPhase = outOfPhase;
    for (std::size_t i = 1; i <= missing; ++i)
        out.due.push_back(from + kPeriod * static_cast<double>(i));
    return out;
}

std::size_t silentOf(const std::vector<BeatPause>& pauses, std::uint64_t beats, std::size_t breaks = 0)
{
    const std::vector<bool> silent = silentPauses(pauses, beats, breaks);
    return static_cast<std::size_t>(std::count(silent.begin(), silent.end(), true));
}

} // namespace

class TestBeatPauses : public QObject {
    Q_OBJECT
private slots:
    void anIdleTimerMissesNothing_data()
    {
        QTest::addColumn<double>("talkEvery");
        QTest::addColumn<bool>("seen");
        for (const double every : {200.0, 400.0, 1000.0}) {
            QTest::addRow("told it by its peer every %g s", every) << every << false;
            QTest::addRow("amid its own talk every %g s", every) << every << true;
        }
    }
    void anIdleTimerMissesNothing()
    {
        QFETCH(const double, talkEvery);
        QFETCH(const bool, seen);
        const Idle idle(talkEvery, seen);
        QCOMPARE(judged(idle.times, idle.busy).missed(), 0U);
    }
    void aNewConnectionMissesNothingOfTheOldOne()
    {
        for (const double down : {5.0, 60.0, 200.0}) {
            const Cadence c = judged(ofConnections(down));
            QCOMPARE(c.verdict, CadenceVerdict::Timer);
            QCOMPARE(c.missed(), 0U);
            QVERIFY(c.silent() > 0);
        }
    }
    void whoWorksInCyclesMissesNothingBetween()
    {
        for (const int beats : {10, 20, 40}) {
            for (const double pause : {290.0, 300.0, 615.0}) {
                const Cadence c = judged(ofCycles(beats, pause));
                QCOMPARE(c.missed(), 0U);
            }
        }
    }
    void whatIsMissingOnTheBeatWasMissed()
    {
        // Among pauses behind which it began anew, fewer than those.
        QCOMPARE(silentOf({pause(100, 1), pause(1000, 1), pause(2000, 2)}, 400), std::size_t{0});
        QCOMPARE(silentOf({pause(100, 1), pause(1000, 1), pause(2000, 2, true)}, 400), std::size_t{1});
    }
    void whoseHabitItIsToBeginAnewDoesSoInPhaseByChance()
    {
        const std::vector<BeatPause> pauses{pause(100, 1, true), pause(1000, 1), pause(2000, 2, true)};
        QCOMPARE(silentOf(pauses, 400), std::size_t{2});
        QCOMPARE(silentOf(pauses, 400, 1), std::size_t{3});
    }
    void outagesOfAnyLengthOrAtAnyTimeWereMissed()
    {
        const std::vector<BeatPause> anyLength{pause(1000, 3), pause(2000, 9), pause(3000, 5), pause(4000, 14)};
        QCOMPARE(silentOf(anyLength, 400), std::size_t{0});
        const std::vector<BeatPause> anyTime{pause(1000, 4), pause(1500, 4), pause(9000, 4), pause(20'000, 4)};
        QCOMPARE(silentOf(anyTime, 400), std::size_t{0});
        const std::vector<BeatPause> shifts{pause(1000, 4), pause(3000, 4), pause(5000, 4), pause(7000, 4)};
        QCOMPARE(silentOf(shifts, 400), std::size_t{4});
    }
    void nothingMissingIsNothing() { QVERIFY(silentPauses({}, 400, 5).empty()); }
};

QTEST_APPLESS_MAIN(TestBeatPauses)
#include "tst_beat_pauses.moc"

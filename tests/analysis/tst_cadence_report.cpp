// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of a timer that was found: when it changed, where no beat says so.
#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

/// Beats of a minute, displaced by a third of one from the thirtieth on; from there on so many are missing.
Cadence restartedWithout(std::ptrdiff_t missing)
{
    auto times = schedule(60, 0.05, 30);
    append(times, schedule(60, 0.05, 40, 2), 80);
    times.erase(times.begin() + 30, times.begin() + 30 + missing);
    return analyseCadence(times, windowOf(times));
}

/// Seconds from the last beat before the change.
double toldAt(const Cadence& cadence)
{
    return (cadence.changes.front().time - cadence.timers.front().segments.front().end).seconds();
}

} // namespace

class TestCadenceReport : public QObject {
    Q_OBJECT
private slots:
    void aRestartIsToldAtTheFirstBeatBehindIt()
    {
        for (const int missing : {0, 1}) {
            const Cadence c = restartedWithout(missing);
            QCOMPARE(c.changes.size(), std::size_t{1});
            QCOMPARE(c.changes.front().time, c.timers.front().segments.back().start);
        }
    }
    void whereBeatsAreMissingARestartMayHaveBeenBefore()
    {
        // 80 + 5 * 60 seconds of silence: two periods before the first beat is within two of all that can be.
        const Cadence c = restartedWithout(5);
        QCOMPARE(c.changes.size(), std::size_t{1});
        QVERIFY(std::abs(toldAt(c) - 260) < 1);
        // 80 + 2 * 60: not before the middle.
        const Cadence shorter = restartedWithout(2);
        QCOMPARE(shorter.changes.size(), std::size_t{1});
        QVERIFY(std::abs(toldAt(shorter) - 100) < 1);
    }
    void aSilenceIsNoRowOfMissingBeats()
    {
        const Cadence c = restartedWithout(28);
        for (const CadenceChange& change : c.changes)
            QCOMPARE(change.time, c.timers.front().segments.back().start);
    }
    void aPeriodChangedSomewhereBetween()
    {
        // Among other talk, which is why the events are read once more: the runs do not share a beat.
        auto times = timer(300, 3, 60);
        append(times, timer(190, 2, 60, 2), 190);
        times.erase(times.begin() + 58, times.begin() + 62);
        const Timestamp last = times[57];
        const Timestamp next = times[58];
        for (const Timestamp t : chance(350, 80, 6))
            times.push_back(t);
        std::sort(times.begin(), times.end());
        const Cadence c = analyseCadence(times, windowOf(times));
        QCOMPARE(c.changes.size(), std::size_t{1});
        QCOMPARE(c.changes.front().kind, CadenceChangeKind::Period);
        QCOMPARE(c.changes.front().time, last + Duration{(next - last).ns / 2});
    }
    void aSmallStepOfASteadyTimerIsAChangeOfPeriod()
    {
        for (const double to : {311.0, 311.5, 312.0, 313.0, 314.0, 307.0}) {
            auto times = timer(310, 0.04, 100);
            append(times, timer(to, 0.04, 100, 2), to);
            const Cadence c = analyseCadence(times, windowOf(times));
            QCOMPARE(c.changes.size(), std::size_t{1});
            QCOMPARE(c.changes.front().kind, CadenceChangeKind::Period);
            QVERIFY(std::abs(c.changes.front().from - 310) < 0.05 && std::abs(c.changes.front().to - to) < 0.05);
        }
    }
    void neitherSpreadNorDriftIsAStep()
    {
        auto wide = timer(310, 5, 100);
        append(wide, timer(311, 5, 100, 2), 311);
        QVERIFY(analyseCadence(wide, windowOf(wide)).changes.empty());
        std::vector<Timestamp> drifting{at(1000)};
        for (int i = 0; i < 200; ++i)
            drifting.push_back(drifting.back() + Duration::fromSeconds(310 + 0.01 * i));
        QVERIFY(analyseCadence(drifting, windowOf(drifting)).changes.empty());
    }
};

QTEST_APPLESS_MAIN(TestCadenceReport)
#include "tst_cadence_report.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/cadence_tracker.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

/// Feeds times one by one; at each full run the answer must be that of analyseCadence. The count of the runs.
int fullRuns(const std::vector<Timestamp>& times, const ObservationWindow& window)
{
    CadenceTracker tracker;
    int runs = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        tracker.add(times[i]);
        if (!tracker.due())
            continue;
        ++runs;
        const Cadence whole = analyseCadence(std::span(times).first(i + 1), window);
        if (tracker.judge(window) != whole)
            return -1;
    }
    return tracker.judge(window) == analyseCadence(times, window) ? runs : -1;
}

} // namespace

class TestCadenceTracker : public QObject {
    Q_OBJECT
private slots:
    void aFullRunGivesTheWholeAnswer_data()
    {
        QTest::addColumn<std::vector<Timestamp>>("times");
        QTest::newRow("clean") << timer(310, 0.03, 300);
        QTest::newRow("loose") << timer(60, 6, 300);
        auto change = timer(310, 0.03, 120);
        append(change, timer(290, 0.03, 120, 2), 290);
        QTest::newRow("change of period") << change;
        auto restart = timer(310, 0.03, 120);
        append(restart, timer(310, 0.03, 120, 2), 455);
        QTest::newRow("restart") << restart;
        QTest::newRow("chance") << chance(100, 300, 7);
        QTest::newRow("same instant") << std::vector<Timestamp>(40, at(5));
    }
    void aFullRunGivesTheWholeAnswer()
    {
        QFETCH(std::vector<Timestamp>, times);
        const int runs = fullRuns(times, windowOf(times));
        QVERIFY(runs >= 0);
        // Doubling alone makes nine.
        QVERIFY2(runs <= 30, qPrintable(QString::number(runs)));
    }
    void beatsBetweenRunsAreFollowed()
    {
        const auto times = timer(310, 0.03, 60);
        CadenceTracker tracker;
        for (std::size_t i = 0; i < 40; ++i)
            tracker.add(times[i]);
        tracker.judge(windowOf(times));
        for (std::size_t i = 40; i < 50; ++i)
            tracker.add(times[i]);
        tracker.add(times[52]);
        QVERIFY(!tracker.due());
        QCOMPARE(tracker.cadence().beats(), 51U);
        QCOMPARE(tracker.cadence().missed(), 2U);
        QVERIFY(std::abs((tracker.cadence().main()->missedAt.front() - times[50]).seconds()) < 1);
        QVERIFY(std::abs((*tracker.cadence().next - times[53]).seconds()) < 1);
    }
    void aDoubleIsNoBeat()
    {
        const auto times = timer(310, 0.03, 40);
        CadenceTracker tracker;
        for (const Timestamp t : times)
            tracker.add(t);
        tracker.judge(windowOf(times));
        tracker.add(times.back() + Duration::ofMillis(500));
        QCOMPARE(tracker.cadence().beats(), 40U);
        const CadenceSegment& segment = tracker.cadence().timers.front().segments.back();
        QCOMPARE(segment.doubles, 1U);
        QCOMPARE(segment.doubledAt, std::vector{times.back() + Duration::ofMillis(500)});
    }
    void oddEventsAskForAFullRun()
    {
        auto times = timer(310, 0.03, 20);
        CadenceTracker tracker;
        for (const Timestamp t : times)
            tracker.add(t);
        tracker.judge(windowOf(times));
        Timestamp t = times.back();
        for (int i = 0; i < 6; ++i) {
            QVERIFY(!tracker.due());
            t = t + Duration::ofSeconds(150);
            tracker.add(t);
            t = t + Duration::ofSeconds(157);
        }
        QVERIFY(tracker.due());
    }
    void timesMayComeOutOfOrder()
    {
        auto times = timer(310, 0.03, 60);
        CadenceTracker tracker;
        for (std::size_t i = 0; i < times.size(); i += 2) {
            tracker.add(times[i + 1]);
            tracker.add(times[i]);
        }
        QCOMPARE(tracker.judge(windowOf(times)), analyseCadence(times, windowOf(times)));
    }
    void nothingIsChangedAfterARun()
    {
        CadenceTracker tracker;
        QVERIFY(!tracker.due());
        tracker.add(at(1));
        QVERIFY(tracker.changed());
        tracker.judge({at(0), at(2), {}});
        QVERIFY(!tracker.changed());
        QVERIFY(!tracker.due());
    }
};

QTEST_APPLESS_MAIN(TestCadenceTracker)
#include "tst_cadence_tracker.moc"

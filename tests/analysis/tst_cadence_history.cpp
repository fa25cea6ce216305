// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/cadence_tracker.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

constexpr std::size_t kKept = 100;

/// What a tracker that lets go of old times says in the end, judged as often as it asks to be.
struct Followed {
    CadenceTracker tracker;
    std::size_t most = 0; ///< times that were held at once

    Followed(const std::vector<Timestamp>& times, const ObservationWindow& window)
    {
        tracker.keep(kKept);
        for (const Timestamp t : times) {
            tracker.add(t);
            most = std::max(most, tracker.size());
            if (tracker.due())
                tracker.judge(window);
        }
        tracker.judge(window);
    }
};

void compare(const Cadence& got, const Cadence& whole)
{
    QCOMPARE(got.verdict, whole.verdict);
    QCOMPARE(got.timers.size(), whole.timers.size());
    QCOMPARE(got.beats(), whole.beats());
    QCOMPARE(got.missed(), whole.missed());
    QCOMPARE(got.changes.size(), whole.changes.size());
    QCOMPARE(got.next.has_value(), whole.next.has_value());
    if (whole.timers.empty())
        return;
    const auto& segments = whole.timers.front().segments;
    QCOMPARE(got.timers.front().segments.size(), segments.size());
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const CadenceSegment& segment = got.timers.front().segments[i];
        QCOMPARE(segment.start, segments[i].start);
        QCOMPARE(segment.end, segments[i].end);
        QCOMPARE(segment.beats, segments[i].beats);
        QVERIFY(std::abs(segment.period / segments[i].period - 1) < 0.001);
    }
}

} // namespace

class TestCadenceHistory : public QObject {
    Q_OBJECT
private slots:
    void goesOnAsIfAllTimesWereHeld_data()
    {
        QTest::addColumn<std::vector<Timestamp>>("times");
        QTest::newRow("clean") << timer(310, 0.03, 1500);
        QTest::newRow("on a schedule") << schedule(60, 0.05, 1500);
        auto change = timer(310, 0.03, 740);
        append(change, timer(290, 0.03, 700, 2), 290);
        QTest::newRow("change of period") << change;
        auto missing = timer(310, 0.03, 1500);
        for (const int beat : {1200, 777, 403, 402, 150})
            missing.erase(missing.begin() + beat);
        QTest::newRow("missed beats") << missing;
        QTest::newRow("chance") << chance(100, 1500, 7);
        QTest::newRow("few") << timer(310, 0.03, 120);
    }
    void goesOnAsIfAllTimesWereHeld()
    {
        QFETCH(const std::vector<Timestamp>, times);
        const Followed followed(times, windowOf(times));
        QVERIFY2(followed.most <= 2 * kKept + 1, qPrintable(QString::number(followed.most)));
        compare(followed.tracker.cadence(), analyseCadence(times, windowOf(times)));
    }
    void aCutInsideASilenceIsOne()
    {
        // Each beat of the seam is held against the one before, however far apart.
        auto times = timer(310, 0.03, 101);
        append(times, timer(310, 0.03, 100, 2), 310.0 * 60);
        const Followed followed(times, windowOf(times));
        const Cadence& cadence = followed.tracker.cadence();
        QCOMPARE(cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(cadence.beats(), 201U);
        QVERIFY(cadence.missed() < 25);
    }
    void whatTheCaptureCouldNotSeeIsNotMissed()
    {
        auto times = timer(310, 0.03, 101);
        const Timestamp before = times.back();
        append(times, timer(310, 0.03, 100, 2), 310.0 * 10);
        ObservationWindow window = windowOf(times);
        window.gaps = {{before + Duration::ofSeconds(5), before + Duration::ofSeconds(3095)}};
        const Followed followed(times, window);
        QCOMPARE(followed.tracker.cadence().missed(), 0U);
        QCOMPARE(followed.tracker.cadence().beats(), 201U);
    }
    void aTimerThatEndedStaysKnownForAsLongAsItRan()
    {
        auto times = timer(310, 0.03, 600);
        append(times, chance(300, 300, 3), 400);
        const Followed ended(times, windowOf(times));
        QCOMPARE(ended.tracker.cadence().verdict, CadenceVerdict::Timer);
        QVERIFY(!ended.tracker.cadence().next);
        append(times, chance(300, 1200, 4), 400);
        const Followed longAgo(times, windowOf(times));
        QCOMPARE(longAgo.tracker.cadence().verdict, CadenceVerdict::NotPeriodic);
    }
};

QTEST_APPLESS_MAIN(TestCadenceHistory)
#include "tst_cadence_history.moc"

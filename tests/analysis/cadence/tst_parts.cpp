// SPDX-License-Identifier: GPL-3.0-or-later
// The detector's small parts, each by its law.
#include <QtTest>

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/blind_time.h"
#include "core/analysis/cadence/bursts.h"
#include "core/analysis/cadence/float_sort.h"
#include "core/analysis/cadence/growing_runs.h"
#include "core/analysis/cadence/medians.h"
#include "core/analysis/cadence/stamps.h"
#include "core/analysis/cadence/timer_path.h"
#include "core/analysis/cadence/timer_state.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

class TestCadenceParts : public QObject {
    Q_OBJECT
private slots:
    void floatsAreSortedAsComparingSortsThem_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 2, 47, 48, 2499, 2500, 5000})
            QTest::newRow(qPrintable(QString::number(count))) << count;
    }
    void floatsAreSortedAsComparingSortsThem()
    {
        QFETCH(int, count);
        SplitMix random(3);
        std::vector<float> values;
        values.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            values.push_back(static_cast<float>(random.below(2'000'000)) / 1000 - 1000);
        std::vector<float> compared = values;
        std::sort(compared.begin(), compared.end());
        std::vector<float> scratch;
        sortFloats(values, scratch);
        QCOMPARE(values, compared);
    }
    void theMedianIsTheMiddle()
    {
        std::vector<double> none;
        std::vector<double> odd{3, 1, 2};
        std::vector<double> even{4, 1, 2, 3};
        QCOMPARE(medianOf(none), 0.0);
        QCOMPARE(medianOf(odd), 2.0);
        QCOMPARE(medianOf(even), 2.5);
    }
    void aValueIsPutWhereSortingPutsIt_data()
    {
        QTest::addColumn<int>("different");
        QTest::newRow("all the same") << 1;
        QTest::newRow("many the same") << 5;
        QTest::newRow("hardly any the same") << 1'000'000;
    }
    void aValueIsPutWhereSortingPutsIt()
    {
        QFETCH(int, different);
        SplitMix random(4);
        for (std::size_t count = 1; count < 40; ++count) {
            for (std::size_t at = 0; at < count; ++at) {
                std::vector<double> values;
                for (std::size_t i = 0; i < count; ++i)
                    values.push_back(static_cast<double>(random.below(static_cast<std::uint64_t>(different))));
                std::vector<double> sorted = values;
                std::sort(sorted.begin(), sorted.end());
                QCOMPARE(putInPlace(values, at), sorted[at]);
                const auto here = values.begin() + static_cast<std::ptrdiff_t>(at);
                QVERIFY(std::all_of(values.begin(), here, [&](double v) { return v <= sorted[at]; }));
                QVERIFY(std::all_of(here, values.end(), [&](double v) { return v >= sorted[at]; }));
            }
        }
    }
    void theGrainIsTheCoarsestThatDivides()
    {
        QCOMPARE(grainOf(std::vector<std::int64_t>{0, 5'000'000'000}), 1.0);
        QCOMPARE(grainOf(std::vector<std::int64_t>{0, 5'000'000}), 1e-3);
        QCOMPARE(grainOf(std::vector<std::int64_t>{0, 5'000}), 1e-6);
        QCOMPARE(grainOf(std::vector<std::int64_t>{-1, 5'000}), 1e-9);
    }
    void burstsFoldAtTheWidestValley()
    {
        std::vector<std::int64_t> times;
        for (std::int64_t beat = 0; beat < 10; ++beat) {
            for (std::int64_t i = 0; i < 4; ++i)
                times.push_back(beat * 900'000 + i * 100);
        }
        const auto scales = burstScales(times, 3);
        QCOMPARE(scales.size(), std::size_t{1});
        QVERIFY(scales[0] > 100 && scales[0] < 899'000);
        QCOMPARE(burstStarts(times, scales[0]).size(), std::size_t{10});
        QCOMPARE(burstStarts(times, 0).size(), times.size());
        QVERIFY(burstScales(std::vector<std::int64_t>(9, 5), 3).empty());
    }
    void growingIntervalsAreARun()
    {
        const std::vector<double> doubling{0, 1, 3, 7, 15, 31};
        QCOMPARE(growingRuns(doubling).size(), std::size_t{1});
        QCOMPARE(growingRuns(doubling).front().first, 1U);
        QCOMPARE(growingRuns(doubling).front().last, 5U);
        QVERIFY(growingRuns(std::vector<double>{0, 1, 2, 3, 4, 5}).empty());
        // Drop-outs of one, two and four beats of a wavering timer.
        QVERIFY(growingRuns(std::vector<double>{0, 10, 30.9, 70, 80, 90}).empty());
        QVERIFY(growingRuns(std::vector<double>{0, 0, 0, 0}).empty());
    }
    void blindTimeIsNotSeen()
    {
        const BlindTime blind({{30, 40}, {10, 20}, {15, 22}});
        QCOMPARE(blind.stretches().size(), std::size_t{2});
        QCOMPARE(blind.seen(0, 100), 78.0);
        QCOMPARE(blind.seen(12, 35), 8.0);
        QCOMPARE(blind.seen(11, 12), 0.0);
        QVERIFY(blind.covers(21, 0));
        QVERIFY(!blind.covers(25, 2));
        QVERIFY(blind.covers(25, 3));
        QCOMPARE(BlindTime().seen(3, 5), 2.0);
    }
    void aGoodIntervalIsWorthMoreThanALateOne()
    {
        const IntervalOdds odds({60, 0.6, 0.1});
        QCOMPARE(odds.of(60), odds.top());
        QVERIFY(odds.of(60) > odds.of(61));
        QVERIFY(odds.of(61) > odds.of(75));
        QVERIFY(odds.of(120) < odds.of(60));
        QVERIFY(odds.of(120) > 0);
        QCOMPARE(odds.of(10), kNever);
        QCOMPARE(odds.of(60 * 30), kNever);
        QVERIFY(odds.most() >= odds.top());
    }
    void laddersStepByTwoOrFour()
    {
        QVERIFY(onLadder(64, 128));
        QVERIFY(onLadder(1024, 256.5));
        QVERIFY(!onLadder(64, 64));
        QVERIFY(!onLadder(310, 290));
        QVERIFY(!onLadder(20, 60));
    }
    void passingOverEventsCosts()
    {
        QCOMPARE(skippedCost(0), 0.0);
        for (std::size_t s = 1; s < 200; ++s)
            QVERIFY(skippedCost(s) > skippedCost(s - 1));
    }
    void thePathPassesOverWhatIsNoBeat()
    {
        Stamps stamps;
        for (int beat = 0; beat < 30; ++beat) {
            stamps.at.push_back(beat * 60);
            if (beat % 5 == 2)
                stamps.at.push_back(beat * 60 + 31);
        }
        stamps.grain = 1e-9;
        markBetween(stamps, {});
        const auto runs = bestTimerPath(stamps, {{60, 0.1}});
        QCOMPARE(runs.size(), std::size_t{1});
        QCOMPARE(runs.front().beats.size(), std::size_t{30});
        QVERIFY(runs.front().odd.empty());
        QVERIFY(bestTimerPath(stamps, {}).empty());
    }
};

QTEST_APPLESS_MAIN(TestCadenceParts)
#include "tst_parts.moc"

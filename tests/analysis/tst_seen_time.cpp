// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "core/analysis/seen_time.h"
#include "tests/support/split_mix.h"

using namespace phonehome;

namespace {

using Gaps = std::vector<CaptureGap>;
using Times = std::vector<Timestamp>;

const Gaps kTwo{{{100}, {200}}, {{300}, {350}}};

Times cut(const Gaps& gaps, Timestamp from, Times times)
{
    cutGaps(gaps, from, times);
    return times;
}

} // namespace

class TestSeenTime : public QObject {
    Q_OBJECT
private slots:
    void gapsAreNotSeen()
    {
        QCOMPARE(seenTime({}, {0}, {400}), Duration{400});
        QCOMPARE(seenTime(kTwo, {0}, {400}), Duration{250});
        QCOMPARE(seenTime(kTwo, {0}, {100}), Duration{100});
        QCOMPARE(seenTime(kTwo, {200}, {300}), Duration{100});
        QCOMPARE(seenTime(kTwo, {150}, {320}), Duration{100}); // both ends in gaps
        QCOMPARE(seenTime(kTwo, {120}, {180}), Duration{0});
        QCOMPARE(seenTime(kTwo, {400}, {500}), Duration{100});
    }
    void noTimeIsLessThanNone()
    {
        QCOMPARE(seenTime(kTwo, {400}, {0}), Duration{0});
        QCOMPARE(seenTime(kTwo, {50}, {50}), Duration{0});
        QCOMPARE(seenTime(kTwo, kTimeRange.to, kTimeRange.from), Duration{0});
    }
    void onlyTheEndsOfAGapAreSeen()
    {
        for (const std::int64_t seen : {0, 100, 200, 299, 300, 350, 351})
            QVERIFY(!isUnseen(kTwo, {seen}));
        for (const std::int64_t unseen : {101, 150, 199, 301, 349})
            QVERIFY(isUnseen(kTwo, {unseen}));
        QVERIFY(!isUnseen({}, {150}));
    }
    void whatIsBehindAGapMovesUp()
    {
        const Times times{{50}, {100}, {150}, {200}, {250}, {349}, {350}, {400}};
        QCOMPARE(cut(kTwo, {0}, times), (Times{{50}, {100}, {100}, {100}, {150}, {200}, {200}, {250}}));
        QCOMPARE(cut({}, {0}, times), times);
        // From within a gap: what of it was before does not count.
        QCOMPARE(cut(kTwo, {150}, times), (Times{{50}, {100}, {150}, {150}, {200}, {250}, {250}, {300}}));
        QCOMPARE(cut(kTwo, {1000}, times), times);
        QCOMPARE(cut(kTwo, {0}, {}), Times{});
    }
    void whereAGapOutweighsAllItPartsTheRest()
    {
        const auto stretch = [](const Gaps& gaps) {
            const TimeSpan main = mainStretch(gaps, {0}, {1000});
            return std::pair(main.from.ns, main.to.ns);
        };
        QCOMPARE(stretch(Gaps()), std::pair(0L, 1000L));
        QCOMPARE(stretch(Gaps{{{100}, {500}}}), std::pair(0L, 1000L)); // less than what was seen
        QCOMPARE(stretch(Gaps{{{100}, {900}}}), std::pair(0L, 100L));  // of two alike the first
        QCOMPARE(stretch(Gaps{{{50}, {900}}}), std::pair(900L, 1000L));
        QCOMPARE(stretch(Gaps{{{50}, {500}}, {{540}, {950}}}), std::pair(0L, 50L));
        // A short one within the stretch does not end it.
        QCOMPARE(stretch(Gaps{{{50}, {800}}, {{850}, {860}}}), std::pair(800L, 1000L));
        QCOMPARE(mainStretch({}, {5}, {5}).from.ns, 5L);
    }
    void bothSayTheSame()
    {
        SplitMix random(3);
        for (int round = 0; round < 200; ++round) {
            Times edges(2 * random.below(8));
            Times times(random.below(30));
            for (Times* const all : {&edges, &times}) {
                for (Timestamp& t : *all)
                    t = {static_cast<std::int64_t>(random.below(1000))};
                std::sort(all->begin(), all->end());
            }
            edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
            Gaps gaps;
            for (std::size_t i = 1; i < edges.size(); i += 2)
                gaps.push_back({edges[i - 1], edges[i]});
            const Timestamp from{static_cast<std::int64_t>(random.below(1000))};
            const Times moved = cut(gaps, from, times);
            for (std::size_t i = 0; i < times.size(); ++i)
                QCOMPARE(moved[i], times[i] < from ? times[i] : from + seenTime(gaps, from, times[i]));
        }
    }
};

QTEST_APPLESS_MAIN(TestSeenTime)
#include "tst_seen_time.moc"

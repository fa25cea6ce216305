// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/narrowed.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/analysed.h"

using namespace phonehome;

namespace {

constexpr Duration kHour = Duration::ofSeconds(3600);

SnapshotPtr sample()
{
    CaptureRun run({PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap"});
    run.run({});
    return run.snapshot(true);
}

const Group* refreshes(const Snapshot& s)
{
    return findGroup(s, Protocol::Stun, "Refresh", "nat.wemo2.com");
}

} // namespace

class TestNarrowed : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_whole = sample(); }

    void timesAreChosen()
    {
        const TimeChoice choice{TimeSpan{{10}, {50}}, {{{20}, {30}}, {{35}, {36}}}};
        for (const std::int64_t in : {10, 19, 31, 34, 37, 50})
            QVERIFY2(choice.holds({in}), qPrintable(QString::number(in)));
        for (const std::int64_t out : {9, 20, 25, 30, 35, 36, 51})
            QVERIFY2(!choice.holds({out}), qPrintable(QString::number(out)));
        QVERIFY(TimeChoice().holds({1}));
        QVERIFY(TimeChoice().isAll());
        QCOMPARE(narrowed(m_whole, {}), m_whole);
        QCOMPARE(narrowed(nullptr, choice), nullptr);
    }
    /// A span that holds all of it says what the whole says: nothing that cadences are judged by is left out.
    void allOfItIsTheWhole()
    {
        const SnapshotPtr same = narrowed(m_whole, {TimeSpan{m_whole->totals.first, m_whole->totals.last}, {}});
        QVERIFY(same != m_whole);
        QCOMPARE(same->groups.size(), m_whole->groups.size());
        for (std::size_t i = 0; i < same->groups.size(); ++i) {
            const Group& a = same->groups[i];
            const Group& b = m_whole->groups[i];
            QVERIFY2(a.cadence == b.cadence, qPrintable(QString::number(i)));
            QCOMPARE(a.events, b.events);
            QVERIFY(a.first == b.first && a.last == b.last);
            QCOMPARE(a.promise.has_value(), b.promise.has_value());
            if (a.promise)
                QVERIFY(a.promise->seconds == b.promise->seconds && a.promise->max == b.promise->max);
        }
    }
    void aSpanCountsItsOwn()
    {
        const Group& all = *refreshes(*m_whole);
        QVERIFY(all.cadence.missed() > 0);
        const Timestamp from = all.first + kHour;
        const SnapshotPtr part = narrowed(m_whole, {TimeSpan{from, from + kHour}, {}});
        const Group* const group = refreshes(*part);
        QVERIFY(group->cadence.main());
        QVERIFY(group->cadence.beats() >= 11 && group->cadence.beats() <= 12);
        QCOMPARE(group->cadence.missed(), 0U);
        QVERIFY(std::abs(group->cadence.main()->period - 310) < 0.1);
        QVERIFY(std::abs(*group->promise->margin - 20) < 0.1);
        QVERIFY(group->first >= from && group->last <= from + kHour);
        // The device's rows and the events are what they were.
        QCOMPARE(part->events.size(), m_whole->events.size());
        QVERIFY(all.cadence.beats() > 100);
    }
    /// What was missed when nobody looks is missed by nobody.
    void excludedBeatsAreNotMissed()
    {
        const Group& all = *refreshes(*m_whole);
        std::vector<TimeSpan> misses;
        for (const CadenceSegment& segment : all.cadence.timers.front().segments) {
            for (const Timestamp t : segment.missedAt)
                misses.push_back({t - Duration::ofSeconds(20), t + Duration::ofSeconds(20)});
        }
        QVERIFY(!misses.empty());
        const SnapshotPtr part = narrowed(m_whole, {std::nullopt, misses});
        QCOMPARE(refreshes(*part)->cadence.missed(), 0U);
        QVERIFY(refreshes(*part)->cadence.beats() > 100);
        // Beats in what is left out do not count either.
        const Timestamp from = all.first + kHour;
        const SnapshotPtr gap = narrowed(m_whole, {std::nullopt, {{from, from + kHour}}});
        const std::uint32_t left = refreshes(*gap)->cadence.beats();
        QVERIFY(left + 11 <= all.cadence.beats() && left + 12 >= all.cadence.beats());
        QCOMPARE(refreshes(*gap)->cadence.missed(), all.cadence.missed());
    }
    void whatIsNotThereEndsWhereItBegan()
    {
        const Timestamp before = m_whole->totals.first - kHour;
        const SnapshotPtr none = narrowed(m_whole, {TimeSpan{before, before + Duration::ofSeconds(60)}, {}});
        for (std::size_t i = 0; i < none->groups.size(); ++i) {
            QCOMPARE(none->groups[i].events, 0U);
            QVERIFY(none->groups[i].first == none->groups[i].last);
            QVERIFY(none->groups[i].cadence.timers.empty());
        }
    }
    void canBeGivenUp()
    {
        std::stop_source stop;
        stop.request_stop();
        const TimeChoice choice{TimeSpan{m_whole->totals.first, m_whole->totals.last}, {}};
        QCOMPARE(narrowed(m_whole, choice, stop.get_token()), nullptr);
    }

private:
    SnapshotPtr m_whole;
};

QTEST_APPLESS_MAIN(TestNarrowed)
#include "tst_narrowed.moc"

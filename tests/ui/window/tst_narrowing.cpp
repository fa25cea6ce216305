// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/to_cloud.h"
#include "ui/window/narrowing.h"

using namespace phonehome;

namespace {

constexpr std::size_t kBeats = 12'000; // more than are worked out at once

SnapshotPtr beats(std::size_t count)
{
    std::vector<TimedFrame> frames;
    frames.reserve(count);
    const std::vector<std::uint8_t> ping{1, 2, 3};
    for (std::size_t i = 0; i < count; ++i)
        frames.push_back({second(30.0 * static_cast<double>(i)), udpFrame(toCloud(9000, 1883), ping)});
    return analysed(frames);
}

std::uint32_t eventsOf(const QSignalSpy& ready, int i)
{
    return ready.at(i).at(0).value<SnapshotPtr>()->groups[0].events;
}

} // namespace

class TestNarrowing : public QObject {
    Q_OBJECT
private slots:
    void theLatestWishIsShown()
    {
        const SnapshotPtr whole = beats(kBeats + 1);
        QVERIFY(whole->events.size() >= kBeats);
        Narrowing narrowing;
        const QSignalSpy ready(&narrowing, &Narrowing::ready);
        narrowing.show(whole, {TimeSpan{second(0), second(30'000)}, {}});
        narrowing.show(whole, {TimeSpan{second(0), second(60'000)}, {}});
        narrowing.show(whole, {TimeSpan{second(300), second(3'000)}, {}});
        QCOMPARE(ready.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 30000);
        QCOMPARE(eventsOf(ready, 0), 91U);
        QTest::qWait(50);
        QCOMPARE(ready.count(), 1);
    }
    /// A capture that grows is not worked out for ever without being shown.
    void whatGrowsIsShownMeanwhile()
    {
        const TimeChoice choice{TimeSpan{second(0), second(30'000)}, {}};
        Narrowing narrowing;
        const QSignalSpy ready(&narrowing, &Narrowing::ready);
        const SnapshotPtr whole = beats(kBeats + 1);
        narrowing.show(whole, choice);
        narrowing.show(whole, choice);
        narrowing.show(whole, choice);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, 30000);
        QCOMPARE(eventsOf(ready, 1), 1000U); // how a connection begins is none
    }
    void allOfItIsShownAtOnce()
    {
        const SnapshotPtr whole = beats(kBeats + 1);
        Narrowing narrowing;
        const QSignalSpy ready(&narrowing, &Narrowing::ready);
        narrowing.show(whole, {TimeSpan{second(0), second(30'000)}, {}});
        narrowing.show(whole, {});
        QCOMPARE(ready.count(), 1);
        QCOMPARE(ready.at(0).at(0).value<SnapshotPtr>(), whole);
        narrowing.show(nullptr, {});
        QCOMPARE(ready.count(), 2);
        // What was under way is nobody's wish any more.
        QTest::qWait(300);
        QCOMPARE(ready.count(), 2);
        narrowing.show(beats(10), {TimeSpan{second(30), second(90)}, {}});
        QCOMPARE(ready.count(), 3);
        QCOMPARE(eventsOf(ready, 2), 3U);
    }
};

QTEST_GUILESS_MAIN(TestNarrowing)
#include "tst_narrowing.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/base/in_parallel.h"
#include "core/pipeline/read_ahead.h"

using namespace phonehome;

namespace {

/// Frames that are numbers, and what an observer saw of them.
class Numbers final : public PacketObserver {
public:
    bool fill(FrameBatch& batch, std::uint64_t end)
    {
        if (filled == end)
            return false;
        Packet packet;
        packet.frame.number = ++filled;
        batch.add(packet);
        return true;
    }
    void onPacket(const Packet& packet) override
    {
        inOrder = inOrder && packet.frame.number == seen + 1;
        seen = packet.frame.number;
    }
    void onMessage(const Observation&) override {}

    void tell(FrameBatch& batch)
    {
        batch.tell(
            *this, [](Timestamp) {}, [](const FileName&, Timestamp) {});
    }

    std::uint64_t filled = 0; ///< the reading thread's, but in a pause
    std::uint64_t seen = 0;
    bool inOrder = true;
};

constexpr std::uint64_t kEndless = ~std::uint64_t{0};

SourceState noSources()
{
    return {};
}

/// Takes batches until one says that something else follows.
FrameBatch::Then toTheEnd(ReadAhead& ahead, Numbers& numbers)
{
    auto then = FrameBatch::Then::GoOn;
    while (then == FrameBatch::Then::GoOn) {
        FrameBatch& batch = ahead.next();
        numbers.tell(batch);
        then = batch.then;
        ahead.done();
    }
    return then;
}

} // namespace

class TestReadAhead : public QObject {
    Q_OBJECT
private slots:
    void givesAllInOrder()
    {
        constexpr std::uint64_t kEnd = 20'000;
        Numbers numbers;
        ReadAhead ahead([&](FrameBatch& batch) { return numbers.fill(batch, kEnd); }, noSources);
        const auto then = toTheEnd(ahead, numbers);
        QCOMPARE(then, FrameBatch::Then::End);
        QCOMPARE(numbers.seen, kEnd);
        QVERIFY(numbers.inOrder);
    }
    /// In a pause nothing is read, and all that was read has been told.
    void aPauseIsOfBoth()
    {
        Numbers numbers;
        ReadAhead ahead([&](FrameBatch& batch) { return numbers.fill(batch, kEndless); }, noSources);
        for (int pauses = 0; pauses < 20;) {
            FrameBatch& batch = ahead.next();
            numbers.tell(batch);
            const auto then = batch.then;
            ahead.done();
            if (then == FrameBatch::Then::Pause) {
                QCOMPARE(numbers.filled, numbers.seen);
                ++pauses;
                ahead.goOn();
            }
            ahead.pause();
        }
        QVERIFY(numbers.inOrder);
    }
    /// As they were behind the batch that brings them, and none without being asked for.
    void sourcesComeWithABatch()
    {
        Numbers numbers;
        ReadAhead ahead([&](FrameBatch& batch) { return numbers.fill(batch, kEndless); },
                        [&] {
                            return SourceState{numbers.filled, 0, {}, {}};
                        });
        int asked = 0;
        for (int told = 0; told < 20;) {
            FrameBatch& batch = ahead.next();
            numbers.tell(batch);
            QCOMPARE(batch.then, FrameBatch::Then::GoOn);
            if (batch.sources) {
                QCOMPARE(batch.sources->position, numbers.seen);
                QVERIFY(++told <= asked);
            }
            ahead.done();
            ahead.askForSources();
            ++asked;
        }
        QVERIFY(numbers.inOrder);
    }
    void aStopIsTheEnd()
    {
        Numbers numbers;
        ReadAhead ahead([&](FrameBatch& batch) { return numbers.fill(batch, kEndless); }, noSources);
        ahead.stop();
        const auto then = toTheEnd(ahead, numbers);
        QCOMPARE(then, FrameBatch::Then::Stopped);
        QCOMPARE(numbers.filled, numbers.seen);
    }
    /// Whoever lets go of it early waits for nobody, in a pause or not.
    void canBeLetGo()
    {
        for (const bool paused : {false, true}) {
            Numbers numbers;
            ReadAhead ahead([&](FrameBatch& batch) { return numbers.fill(batch, kEndless); }, noSources);
            if (paused)
                ahead.pause();
        }
    }
    void inParallelDoesEachOnce()
    {
        std::vector<int> times(1000);
        inParallel(times.size(), [&](std::size_t i) { ++times[i]; });
        QVERIFY(std::all_of(times.begin(), times.end(), [](int n) { return n == 1; }));
        inParallel(0, [](std::size_t) { QFAIL("there is none"); });
    }
};

QTEST_APPLESS_MAIN(TestReadAhead)
#include "tst_read_ahead.moc"

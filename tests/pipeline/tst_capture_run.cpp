// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <chrono>
#include <thread>

#include "core/pipeline/capture_run.h"
#include "tests/support/temp_file.h"
#include "tests/support/wemo_week.h"

using namespace phonehome;

namespace {

std::string sample()
{
    return PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";
}

/// Makes the reading take half a second, so that there are ticks on every machine.
class Slow final : public PacketObserver {
public:
    void onPacket(const Packet&) override { std::this_thread::sleep_for(std::chrono::microseconds(60)); }
    void onMessage(const Observation&) override {}
};

} // namespace

class TestCaptureRun : public QObject {
    Q_OBJECT
private slots:
    void messagesAreReadAgainFromTheFile()
    {
        CaptureRun run({sample()});
        run.run({});
        const SnapshotPtr s = run.snapshot(true);
        int checked = 0;
        for (std::size_t i = 0; i < s->events.size(); i += 97) {
            const Event& e = s->events[i];
            if (e.frame == 0)
                continue;
            const auto again = run.readAgain(e.file, e.frame, e.protocol);
            QVERIFY2(!again.empty(), qPrintable(QString::number(e.frame)));
            QVERIFY(!again.front().bytes.empty());
            QVERIFY(!again.front().fields.empty());
            QCOMPARE(again.front().protocol, e.protocol);
            ++checked;
        }
        QVERIFY(checked > 20);
    }
    /// While another thread reads ahead, a tick has to ask for its rest.
    void messagesAreReadAgainWhileAFileIsRead()
    {
        Slow slow;
        CaptureRun run({sample()}, {&slow});
        std::size_t read = 0;
        std::uint64_t before = 0;
        run.run({}, [&](const RunProgress& progress) {
            QVERIFY(progress.packets >= before);
            before = progress.packets;
            const SnapshotPtr s = run.snapshot(false);
            QCOMPARE(s->totals.packets, progress.packets);
            QVERIFY(s->files.front().packets >= progress.packets);
            if (!run.canReadAgain()) {
                run.wantReadAgain();
                return;
            }
            QCOMPARE(s->files.front().packets, progress.packets);
            const Event& e = s->events[s->events.size() / 2];
            read += run.readAgain(e.file, e.frame, e.protocol).size();
        });
        QVERIFY(read > 0);
        QCOMPARE(run.snapshot(true)->totals.packets, std::uint64_t{8565});
    }
    void aStopKeepsWhatWasRead()
    {
        std::stop_source stop;
        CaptureRun run({sample()});
        stop.request_stop();
        run.run(stop.get_token());
        const SnapshotPtr s = run.snapshot(true);
        QVERIFY(s->final);
        QVERIFY(s->totals.packets < 8565);
        QVERIFY(!run.nothingOpened());
    }
    void nothingOpenedIsSaid()
    {
        CaptureRun run({"/nowhere/a.pcap", "/nowhere/b.pcap"});
        run.run({});
        QVERIFY(run.nothingOpened());
        QCOMPARE(run.problems().size(), std::size_t{2});
        QCOMPARE(run.problems().front().code, ErrorCode::NotFound);
    }
    void aDamagedFileGivesAllBeforeTheDamage()
    {
        auto bytes = wemoWeek();
        bytes.resize(bytes.size() / 2);
        const TempFolder folder;
        CaptureRun run({folder.file("half.pcap", bytes)});
        run.run({});
        const SnapshotPtr s = run.snapshot(true);
        QVERIFY(s->totals.packets > 4000);
        QCOMPARE(s->problems.size(), std::size_t{1});
        QCOMPARE(s->problems.front().frame, s->totals.packets + 1);
        QVERIFY(!s->files.front().complete);
    }
    void oneSetInTwoFilesIsTheSameSet()
    {
        const auto bytes = wemoWeek();
        // Cut behind a packet: the header's length fields lead the way.
        std::size_t at = 24;
        while (at < bytes.size() / 2)
            at += 16 + (bytes[at + 8] | std::size_t{bytes[at + 9]} << 8);
        const TempFolder folder;
        std::vector<std::uint8_t> second(bytes.begin(), bytes.begin() + 24);
        second.insert(second.end(), bytes.begin() + static_cast<long>(at), bytes.end());
        CaptureRun whole({folder.file("whole", bytes)});
        CaptureRun parts({folder.file("2", second), folder.file("1", ByteView(bytes).first(at))});
        whole.run({});
        parts.run({});
        const auto a = whole.snapshot(true);
        const auto b = parts.snapshot(true);
        QCOMPARE(a->totals.packets, b->totals.packets);
        QCOMPARE(a->events.size(), b->events.size());
        QCOMPARE(a->groups.size(), b->groups.size());
        QCOMPARE(a->devices.size(), b->devices.size());
    }
};

QTEST_APPLESS_MAIN(TestCaptureRun)
#include "tst_capture_run.moc"

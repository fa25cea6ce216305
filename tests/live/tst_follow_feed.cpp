// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <thread>

#include <QTest>

#include "core/live/follow_feed.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

std::string sample()
{
    std::ifstream in(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap", std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void append(const std::string& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::app) << bytes;
}

} // namespace

class TestFollowFeed : public QObject {
    Q_OBJECT
private slots:
    void aFileThatGrowsInAnyPieces();
    void aFolderOfRollingFiles();
    void aFileThatNeverComes();
    void whatEndsInARecordIsSaidAtTheEnd();
};

void TestFollowFeed::aFileThatGrowsInAnyPieces()
{
    const TempFolder folder;
    const std::string path = folder.path() + "/growing.pcap";
    const std::string bytes = sample();
    FollowFeed feed(path);
    std::thread writer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(60));
        // First a part of the header alone, then ends in the middle of records.
        std::size_t at = 0;
        for (const std::size_t size : {std::size_t{10}, std::size_t{3}, std::size_t{20'001}, bytes.size()}) {
            append(path, std::string_view(bytes).substr(at, size));
            at = std::min(bytes.size(), at + size);
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
        }
        feed.stop();
    });
    CaptureRun run(feed);
    run.run({});
    writer.join();
    const SnapshotPtr got = run.snapshot(true);
    CaptureRun whole({path});
    whole.run({});
    const SnapshotPtr expected = whole.snapshot(true);
    QVERIFY(got->problems.empty());
    QCOMPARE(got->totals.packets, expected->totals.packets);
    QCOMPARE(got->events.size(), expected->events.size());
}

void TestFollowFeed::aFolderOfRollingFiles()
{
    const TempFolder folder;
    const std::string bytes = sample();
    const std::string header = bytes.substr(0, 24);
    // Cut at records.
    std::vector<std::string> parts;
    std::size_t at = 24;
    while (at < bytes.size()) {
        const std::size_t from = at;
        while (at < bytes.size() && at - from < 120'000) {
            const auto size = static_cast<unsigned char>(bytes[at + 8]) | static_cast<unsigned char>(bytes[at + 9])
                                                                              << 8;
            at += 16 + static_cast<std::size_t>(size);
        }
        parts.push_back(header + bytes.substr(from, at - from));
    }
    QVERIFY(parts.size() > 3);
    append(folder.path() + "/notes.txt", "no capture");
    append(folder.path() + "/home.pcap", parts[0]);
    FollowFeed feed(folder.path());
    std::thread writer([&] {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            append(folder.path() + "/home.pcap" + std::to_string(i), parts[i]);
        }
        feed.stop();
    });
    CaptureRun run(feed);
    run.run({});
    writer.join();
    const SnapshotPtr got = run.snapshot(true);
    CaptureRun whole({std::string(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap")});
    whole.run({});
    QCOMPARE(got->totals.packets, whole.snapshot(true)->totals.packets);
    QCOMPARE(got->files.size(), parts.size());
    QVERIFY(got->problems.empty());
}

void TestFollowFeed::aFileThatNeverComes()
{
    FollowFeed feed("/nowhere/at/all.pcap");
    feed.stop();
    CaptureRun run(feed);
    run.run({});
    QVERIFY(run.nothingOpened());
    QCOMPARE(run.problems().size(), std::size_t{1});
    QCOMPARE(run.problems().front().code, ErrorCode::NotFound);
}

void TestFollowFeed::whatEndsInARecordIsSaidAtTheEnd()
{
    const TempFolder folder;
    const std::string path = folder.path() + "/cut.pcap";
    append(path, sample().substr(0, 20'001));
    FollowFeed feed(path);
    feed.stop();
    CaptureRun run(feed);
    run.run({});
    QCOMPARE(run.problems().size(), std::size_t{1});
    QCOMPARE(run.problems().front().code, ErrorCode::CutInPacket);
    QVERIFY(run.snapshot(true)->totals.packets > 50);
}

QTEST_GUILESS_MAIN(TestFollowFeed)
#include "tst_follow_feed.moc"

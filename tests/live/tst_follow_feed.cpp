// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fstream>
#include <thread>

#include <QTest>

#include "core/live/follow_feed.h"
#include "core/pipeline/capture_run.h"
#include "core/source/capture_reader.h"
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

/// The sample in captures of so many bytes, cut at records.
std::vector<std::string> parts(std::size_t size)
{
    const std::string bytes = sample();
    std::vector<std::string> out;
    for (std::size_t at = 24; at < bytes.size();) {
        const std::size_t from = at;
        while (at < bytes.size() && at - from < size) {
            const auto length = static_cast<unsigned char>(bytes[at + 8]) | static_cast<unsigned char>(bytes[at + 9])
                                                                                << 8;
            at += 16 + static_cast<std::size_t>(length);
        }
        out.push_back(bytes.substr(0, 24) + bytes.substr(from, at - from));
    }
    return out;
}

std::uint64_t packetsIn(const std::string& capture)
{
    std::uint64_t packets = 0;
    const auto reader = openCaptureBytes({capture.begin(), capture.end()});
    while (reader && (*reader)->next().value_or(std::nullopt))
        ++packets;
    return packets;
}

/// In place, as tcpdump opens the next of a ring; every write a second later.
void write(const std::string& path, std::string_view bytes, bool append = false)
{
    static auto time = std::filesystem::file_time_type::clock::now();
    std::ofstream(path, std::ios::binary | (append ? std::ios::app : std::ios::trunc)) << bytes;
    time += std::chrono::seconds(1);
    std::filesystem::last_write_time(path, time);
}

} // namespace

class TestFollowFeed : public QObject {
    Q_OBJECT
private slots:
    void aFileThatGrowsInAnyPieces();
    void aFolderOfRollingFiles();
    void aRingThatComesRound();
    void aNameUsedAgainIsAnotherFile();
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
    const std::vector<std::string> files = parts(120'000);
    QVERIFY(files.size() > 3);
    append(folder.path() + "/notes.txt", "no capture");
    append(folder.path() + "/home.pcap", files[0]);
    FollowFeed feed(folder.path());
    std::thread writer([&] {
        for (std::size_t i = 1; i < files.size(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            append(folder.path() + "/home.pcap" + std::to_string(i), files[i]);
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
    QCOMPARE(got->files.size(), files.size());
    QVERIFY(got->problems.empty());
}

void TestFollowFeed::aRingThatComesRound()
{
    const TempFolder folder;
    const std::vector<std::string> files = parts(250'000);
    QVERIFY(files.size() > 2);
    FollowFeed feed(folder.path());
    CaptureRun run(feed);
    std::size_t next = 0;
    std::uint64_t written = 0;
    run.run({}, [&](const RunProgress& progress) {
        if (progress.packets < written)
            return;
        if (next == files.size()) {
            feed.stop();
            return;
        }
        written += packetsIn(files[next]);
        std::ofstream(folder.path() + "/home.pcap" + std::to_string(next % 2), std::ios::binary) << files[next];
        ++next;
    });
    const SnapshotPtr got = run.snapshot(true);
    CaptureRun whole({std::string(PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap")});
    whole.run({});
    QCOMPARE(got->totals.packets, whole.snapshot(true)->totals.packets);
    QCOMPARE(got->files.size(), files.size());
    QVERIFY(got->problems.empty());
    // What was overwritten is not shown as another file's bytes.
    QVERIFY(run.readAgain(0, 1, Protocol::Other).empty());
}

void TestFollowFeed::aNameUsedAgainIsAnotherFile()
{
    using Paths = std::vector<std::string>;
    const TempFolder folder;
    const std::string first = folder.path() + "/home.pcap0";
    const std::string second = folder.path() + "/home.pcap1";
    const std::vector<std::string> files = parts(100'000);
    FollowFeed feed(folder.path());
    feed.stop(); // from then on every call looks
    write(first, std::string_view(files[0]).substr(0, 10));
    write(second, files[1]);
    QCOMPARE(feed.begun(), (Paths{first, second}));
    QVERIFY(feed.begun().empty());
    // They grow.
    write(first, std::string_view(files[0]).substr(10), true);
    write(second, std::string_view(files[2]).substr(24), true);
    QVERIFY(feed.begun().empty());
    // Shorter than before, longer than before, and another of its name.
    write(first, std::string_view(files[3]).substr(0, 50'000));
    QCOMPARE(feed.begun(), Paths{first});
    QVERIFY(feed.begun().empty());
    write(first, files[4]);
    QCOMPARE(feed.begun(), Paths{first});
    const std::string beside = folder.path() + "/beside";
    write(beside, files[4] + files[4].substr(24));
    std::filesystem::rename(beside, first);
    write(second, files[0]);
    QCOMPARE(feed.begun(), (Paths{first, second}));
    QVERIFY(feed.begun().empty());
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

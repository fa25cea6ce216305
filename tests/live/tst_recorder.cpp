// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include <QTest>

#include "core/live/recorder.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/last_news.h"
#include "tests/support/temp_file.h"

using namespace phonehome;

namespace {

const std::string kSample = PHONEHOME_SOURCE_DIR "/resources/sample/wemo-week.pcap";

RecorderPlan shell(const TempFolder& folder, const std::string& script)
{
    RecorderPlan plan;
    plan.program.command = {"sh", "-c", script};
    plan.folder = folder.path() + "/spool";
    plan.limits.freeBytes = 0;
    return plan;
}

/// Two snapshots tell of the same household.
void compare(const Snapshot& got, const Snapshot& expected)
{
    QCOMPARE(got.totals.packets, expected.totals.packets);
    QCOMPARE(got.totals.bytes, expected.totals.bytes);
    QCOMPARE(got.devices.size(), expected.devices.size());
    QCOMPARE(got.events.size(), expected.events.size());
    QCOMPARE(got.groups.size(), expected.groups.size());
    for (std::size_t i = 0; i < got.groups.size(); ++i) {
        const Cadence& a = got.groups[i].cadence;
        const Cadence& b = expected.groups[i].cadence;
        QCOMPARE(a.verdict, b.verdict);
        QCOMPARE(a.timers.size(), b.timers.size());
        for (std::size_t t = 0; t < a.timers.size(); ++t)
            QCOMPARE(a.timers[t].segments.back().period, b.timers[t].segments.back().period);
    }
}

SnapshotPtr opened(const std::vector<std::string>& paths)
{
    CaptureRun run(paths);
    run.run({});
    return run.snapshot(true);
}

} // namespace

class TestRecorder : public QObject {
    Q_OBJECT
private slots:
    void whatComesIsWhatAFileGives_data();
    void whatComesIsWhatAFileGives();
    void recordsAreWholeWhateverHappens();
    void stopEndsAProgramByItsInput();
    void wordsAndExitCodeAreKept();
    void lossesAreTakenFromWhoeverCaptures_data();
    void lossesAreTakenFromWhoeverCaptures();
    void aProgramIsInterruptedWhereThatEndsIt();
    void folderIsInUseWhileTheRecorderLives();
    void missingProgramIsASentence();
    void diskWithoutRoomIsSaid();
    void whatCantBeWrittenLeavesAValidFile();
    void oldestFilesGoWithinTheBudget();
    void pipeIsReadToItsEnd();
    void lostSourceIsAskedAgain();
    void framesAreReadAgainWhileItGrows();
};

void TestRecorder::whatComesIsWhatAFileGives_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<quint64>("fileBytes");
    const QString sample = QString::fromStdString(kSample);
    QTest::newRow("at once") << QStringLiteral("cat '%1'").arg(sample) << quint64{1} * (64U << 20U);
    QTest::newRow("in pieces, rolling") << QStringLiteral("dd if='%1' bs=777 status=none").arg(sample)
                                        << quint64{50'000};
    QTest::newRow("after a banner") << QStringLiteral("echo Welcome; sleep 0.2; cat '%1'").arg(sample)
                                    << quint64{200'000};
}

void TestRecorder::whatComesIsWhatAFileGives()
{
    QFETCH(const QString, script);
    QFETCH(const quint64, fileBytes);
    const TempFolder folder;
    RecorderPlan plan = shell(folder, script.toStdString());
    plan.limits.fileBytes = fileBytes;
    LastNews last;
    Recorder recorder(plan, last.say());
    CaptureRun run(recorder);
    int ticks = 0;
    run.run({}, [&](const RunProgress&) {
        ++ticks;
        run.snapshot(false);
    });
    const SnapshotPtr got = run.snapshot(true);
    const SnapshotPtr expected = opened({kSample});
    compare(*got, *expected);
    QVERIFY(got->problems.empty());
    QVERIFY(got->gaps.empty());
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QCOMPARE(last.get().packets, expected->totals.packets);
    QCOMPARE(last.get().exitCode, std::optional<int>(0));
    QCOMPARE(Spool::filesIn(plan.folder).size(), std::size_t{last.get().files});
    QVERIFY(fileBytes > 1'000'000 || last.get().files > 2);
    // The spool opened later is the same capture.
    compare(*opened(Spool::filesIn(plan.folder)), *expected);
}

void TestRecorder::recordsAreWholeWhateverHappens()
{
    const TempFolder folder;
    // The source dies in the middle of a record.
    Recorder recorder(shell(folder, "head -c 100001 '" + kSample + "'"), {[](const RecordingNews&) {}});
    CaptureRun run(recorder);
    run.run({});
    const SnapshotPtr got = run.snapshot(true);
    QVERIFY(got->problems.empty());
    QVERIFY(got->totals.packets > 500);
    QVERIFY(opened(Spool::filesIn(folder.path() + "/spool"))->problems.empty());
}

void TestRecorder::stopEndsAProgramByItsInput()
{
    const TempFolder folder;
    LastNews last;
    Recorder recorder(
        shell(folder, "head -c 20000 '" + kSample + "'; cat >/dev/null; echo 3 packets dropped by kernel >&2"),
        last.say());
    CaptureRun run(recorder);
    std::thread stopper([&] {
        for (int i = 0; i < 500 && last.get().packets == 0; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        recorder.stop();
    });
    run.run({});
    stopper.join();
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QCOMPARE(last.get().dropped, std::uint64_t{3});
    QCOMPARE(last.get().words, std::vector<std::string>{"3 packets dropped by kernel"});
    QVERIFY(!last.get().error);
    QCOMPARE(run.snapshot(true)->files.front().dropped, std::uint64_t{3});
}

void TestRecorder::wordsAndExitCodeAreKept()
{
    const TempFolder folder;
    LastNews last;
    Recorder recorder(shell(folder, "echo 'tcpdump: eth9: No such device exists' >&2; exit 1"), last.say());
    CaptureRun run(recorder);
    run.run({});
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QCOMPARE(last.get().exitCode, std::optional<int>(1));
    QCOMPARE(last.get().words, std::vector<std::string>{"tcpdump: eth9: No such device exists"});
    QVERIFY(run.nothingOpened());
}

void TestRecorder::lossesAreTakenFromWhoeverCaptures_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<bool>("known");
    QTest::addColumn<quint64>("dropped");
    const auto row = [](const char* line, bool known, quint64 dropped) {
        QTest::newRow(line) << QString::fromLatin1(line) << known << dropped;
    };
    row("5 packets dropped by kernel", true, 5);
    row("0 packets dropped by kernel", true, 0);
    row(R"({"statistics":{"kernelDrops":7}})", true, 7);
    // dumpcap 4.0
    row("Packets received/dropped on interface 'Loopback: lo': 120/9 (pcap:4/dumpcap:5/flushed:0/ps_ifdrop:0) (93.0%)",
        true, 9);
    row("Packets received/dropped on interface 'a': 1/2': 3/4 (pcap:4/dumpcap:0/flushed:0/ps_ifdrop:0) (0.0%)", true,
        4);
    row("Packets received/dropped on interface 'lo': 120", false, 0);
    row("Packets captured: 120", false, 0);
    row("99999999999999999999999 packets dropped by kernel", false, 0);
}

void TestRecorder::lossesAreTakenFromWhoeverCaptures()
{
    QFETCH(const QString, line);
    QFETCH(const bool, known);
    QFETCH(const quint64, dropped);
    const TempFolder folder;
    const std::string text = folder.file("line", std::string_view(line.toStdString() + "\n"));
    LastNews last;
    Recorder recorder(shell(folder, "head -c 10000 '" + kSample + "'; cat '" + text + "' >&2"), last.say());
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QCOMPARE(last.get().dropsKnown, known);
    QCOMPARE(last.get().dropped, dropped);
}

void TestRecorder::aProgramIsInterruptedWhereThatEndsIt()
{
    const TempFolder folder;
    RecorderPlan plan = shell(folder, "trap 'echo 3 packets dropped by kernel >&2; exit 0' INT; cat '" + kSample +
                                          "'; while :; do sleep 0.05; done");
    plan.program.stopSignal = SIGINT;
    LastNews last;
    Recorder recorder(plan, last.say());
    QTRY_VERIFY(last.get().packets == 8565);
    recorder.stop();
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QCOMPARE(last.get().dropped, std::uint64_t{3});
    QCOMPARE(last.get().exitCode, std::optional<int>(0));
}

void TestRecorder::folderIsInUseWhileTheRecorderLives()
{
    const TempFolder folder;
    const RecorderPlan plan = shell(folder, "cat '" + kSample + "'");
    {
        LastNews last;
        Recorder recorder(plan, last.say());
        QTRY_COMPARE(last.get().state, RecordingState::Ended);
        QTRY_VERIFY(recorder.ended());
        QVERIFY(Spool::isInUse(plan.folder));
        QVERIFY(!Spool::hold(plan.folder).isOpen());
    }
    QVERIFY(!Spool::isInUse(plan.folder));
    const Descriptor held = Spool::hold(plan.folder);
    QVERIFY(Spool::isInUse(plan.folder));
}

void TestRecorder::missingProgramIsASentence()
{
    const TempFolder folder;
    RecorderPlan plan = shell(folder, "");
    plan.program.command = {"/nowhere/tcpdump"};
    LastNews last;
    Recorder recorder(plan, last.say());
    CaptureRun run(recorder);
    run.run({});
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QVERIFY(last.get().error);
    QCOMPARE(last.get().error->code, ErrorCode::NotStarted);
    QCOMPARE(last.get().error->file, std::string("/nowhere/tcpdump"));
}

void TestRecorder::diskWithoutRoomIsSaid()
{
    const TempFolder folder;
    RecorderPlan plan = shell(folder, "cat '" + kSample + "'");
    // More than any disk has left.
    plan.limits.freeBytes = std::uint64_t{1} << 62;
    LastNews last;
    Recorder recorder(plan, last.say());
    CaptureRun run(recorder);
    run.run({});
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QVERIFY(last.get().error);
    QCOMPARE(last.get().error->code, ErrorCode::DiskFull);
}

/// The system takes no more in the middle of a record.
void TestRecorder::whatCantBeWrittenLeavesAValidFile()
{
    const TempFolder folder;
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{200'001, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    LastNews last;
    SnapshotPtr got;
    {
        Recorder recorder(shell(folder, "cat '" + kSample + "'"), last.say());
        CaptureRun run(recorder);
        run.run({});
        got = run.snapshot(true);
    }
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(last.get().error);
    QCOMPARE(last.get().error->code, ErrorCode::WriteFailed);
    QVERIFY(got->totals.packets > 500);
    QVERIFY(got->problems.empty());
    const SnapshotPtr again = opened(Spool::filesIn(folder.path() + "/spool"));
    QVERIFY(again->problems.empty());
    QCOMPARE(again->totals.packets, got->totals.packets);
}

void TestRecorder::oldestFilesGoWithinTheBudget()
{
    const TempFolder folder;
    RecorderPlan plan = shell(folder, "dd if='" + kSample + "' bs=4096 status=none");
    plan.limits.fileBytes = 50'000;
    plan.limits.files = 3;
    LastNews last;
    Recorder recorder(plan, last.say());
    CaptureRun run(recorder);
    run.run({});
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QVERIFY(last.get().files > 5);
    QCOMPARE(Spool::filesIn(plan.folder).size(), std::size_t{3});
    const SnapshotPtr kept = opened(Spool::filesIn(plan.folder));
    QVERIFY(kept->problems.empty());
    QCOMPARE(kept->totals.last, opened({kSample})->totals.last);
}

void TestRecorder::pipeIsReadToItsEnd()
{
    const TempFolder folder;
    const std::string pipe = folder.path() + "/pipe";
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    RecorderPlan plan = shell(folder, "");
    plan.program = {};
    plan.pipe = pipe;
    LastNews last;
    Recorder recorder(plan, last.say());
    std::thread writer([&] {
        // The reader may come first, and waits.
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        std::ofstream out(pipe, std::ios::binary);
        std::ifstream in(kSample, std::ios::binary);
        out << in.rdbuf();
    });
    CaptureRun run(recorder);
    run.run({});
    writer.join();
    compare(*run.snapshot(true), *opened({kSample}));
}

void TestRecorder::lostSourceIsAskedAgain()
{
    const TempFolder folder;
    const std::string once = folder.path() + "/once";
    // The first time it breaks off in a record; the second time it goes on for as long as it may.
    RecorderPlan plan =
        shell(folder, "if [ -e '" + once + "' ]; then head -c 50000 '" + kSample + "'; cat >/dev/null; else touch '" +
                          once + "'; head -c 30001 '" + kSample + "'; exit 255; fi");
    plan.reconnects = true;
    LastNews last;
    Recorder recorder(plan, last.say());
    std::thread stopper([&] {
        for (int i = 0; i < 1000 && (last.get().reconnects == 0 || last.get().files < 2); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        recorder.stop();
    });
    CaptureRun run(recorder);
    run.run({});
    stopper.join();
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QCOMPARE(last.get().reconnects, 1U);
    QCOMPARE(last.get().files, 2U);
    QVERIFY(run.snapshot(true)->problems.empty());
}

void TestRecorder::framesAreReadAgainWhileItGrows()
{
    const TempFolder folder;
    LastNews last;
    Recorder recorder(shell(folder, "cat '" + kSample + "'; cat >/dev/null"), last.say());
    CaptureRun run(recorder);
    bool read = false;
    run.run({}, [&](const RunProgress& progress) {
        if (progress.packets < 1000 || read)
            return;
        const SnapshotPtr snapshot = run.snapshot(false);
        for (std::size_t i = 0; i < snapshot->events.size() && !read; ++i) {
            const Event& event = snapshot->events[i];
            read = event.protocol == Protocol::Stun && !run.readAgain(event.file, event.frame, event.protocol).empty();
        }
        recorder.stop();
    });
    QVERIFY(read);
}

QTEST_GUILESS_MAIN(TestRecorder)
#include "tst_recorder.moc"

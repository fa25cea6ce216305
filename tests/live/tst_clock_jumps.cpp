// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTest>

#include "core/live/recorder.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/frame_builder.h"
#include "tests/support/temp_file.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kStart = 1'750'000'000;
constexpr double kPeriod = 60;

const Route kAsk{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                 {{0, 0x90, 0x0b, 0, 0, 1}},
                 {IpAddress::v4(192, 168, 1, 107), 40000},
                 {IpAddress::v4(192, 0, 2, 123), 123}};

TimedFrame beat(double seconds)
{
    NtpMessage message;
    message.version = 4;
    message.mode = 3;
    const Timestamp time{static_cast<std::int64_t>((static_cast<double>(kStart) + seconds) * 1e9)};
    message.transmit = ntpTime(time);
    return {time, udpFrame(kAsk, ntpPacket(message))};
}

/// A capture through a FIFO, by a clock that is set as the test likes.
class Capture {
public:
    Capture() : m_path(m_folder.path() + "/pipe")
    {
        mkfifo(m_path.c_str(), 0600);
        RecorderPlan plan;
        plan.pipe = m_path;
        plan.folder = m_folder.path() + "/spool";
        plan.limits.freeBytes = 0;
        plan.clockLead = [this] { return std::chrono::nanoseconds(m_lead.load()); };
        m_recorder = std::make_unique<Recorder>(plan, [this](const RecordingNews& news) { m_packets = news.packets; });
        m_write = open(m_path.c_str(), O_WRONLY | O_CLOEXEC);
        send(pcapBytes({}));
    }
    ~Capture() { end(); }

    /// Beats of one timer, the first so many seconds after the start.
    void beats(double from, int count)
    {
        for (int i = 0; i < count; ++i) {
            const auto bytes = pcapBytes({beat(from + i * kPeriod)});
            send({bytes.begin() + 24, bytes.end()});
        }
        m_sent += static_cast<std::uint64_t>(count);
        QTRY_COMPARE(m_packets.load(), m_sent);
    }
    /// The time of day jumps.
    void jump(std::chrono::nanoseconds by) { m_lead += by.count(); }
    SnapshotPtr snapshot()
    {
        end();
        CaptureRun run(*m_recorder);
        run.run({});
        return run.snapshot(true);
    }

private:
    void send(const std::vector<std::uint8_t>& bytes) const
    {
        QCOMPARE(write(m_write, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }
    void end()
    {
        if (m_write >= 0)
            close(m_write);
        m_write = -1;
    }

    TempFolder m_folder;
    std::string m_path;
    std::atomic<std::int64_t> m_lead{0};
    std::atomic<std::uint64_t> m_packets{0};
    std::uint64_t m_sent = 0;
    int m_write = -1;
    std::unique_ptr<Recorder> m_recorder;
};

const Group& timerOf(const Snapshot& s)
{
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        if (s.groups[i].protocol == Protocol::Ntp)
            return s.groups[i];
    }
    static const Group none;
    return none;
}

} // namespace

class TestClockJumps : public QObject {
    Q_OBJECT
private slots:
    void sleepIsAGap()
    {
        Capture capture;
        capture.beats(0, 40);
        capture.jump(2h);
        capture.beats(39 * kPeriod + 7200, 40);
        const SnapshotPtr s = capture.snapshot();
        QVERIFY(s->problems.empty());
        QCOMPARE(s->totals.packets, std::uint64_t{80});
        QCOMPARE(s->gaps.size(), std::size_t{1});
        QCOMPARE(s->gaps[0].from.ns, beat(39 * kPeriod).time.ns);
        QCOMPARE(s->gaps[0].to.ns, beat(39 * kPeriod + 7200).time.ns);
        // Nobody missed anything while nobody looked.
        QCOMPARE(timerOf(*s).cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(timerOf(*s).cadence.missed(), 0U);
    }
    /// The same pause with nothing to explain it is the device's.
    void silenceIsNone()
    {
        Capture capture;
        capture.beats(0, 40);
        capture.beats(39 * kPeriod + 1200, 40);
        const SnapshotPtr s = capture.snapshot();
        QVERIFY(s->gaps.empty());
        QVERIFY(timerOf(*s).cadence.missed() > 0);
    }
    void aClockCorrectedLittleByLittleIsLeftAlone()
    {
        Capture capture;
        capture.beats(0, 20);
        for (int i = 0; i < 3; ++i) {
            capture.jump(900ms);
            capture.beats((20 + i) * kPeriod, 1);
        }
        const SnapshotPtr s = capture.snapshot();
        QVERIFY(s->gaps.empty());
        QCOMPARE(s->files.size(), std::size_t{1});
    }
    void aClockSetForwardIsAGap()
    {
        Capture capture;
        capture.beats(0, 40);
        capture.jump(1h);
        capture.beats(40 * kPeriod + 3600, 40);
        const SnapshotPtr s = capture.snapshot();
        QCOMPARE(s->gaps.size(), std::size_t{1});
        QCOMPARE(timerOf(*s).cadence.missed(), 0U);
    }
    /// Nothing is lost, and what is told of times is in order: first before last, no gap that ends before it begins.
    void aClockSetBackKeepsEverything()
    {
        constexpr double kOff = 7; // two packets of one time and with one transmit time would be copies
        Capture capture;
        capture.beats(0, 40);
        capture.jump(-30min);
        capture.beats(40 * kPeriod - 1800 + kOff, 40);
        const SnapshotPtr s = capture.snapshot();
        QVERIFY(s->problems.empty());
        QCOMPARE(s->files.size(), std::size_t{2});
        QCOMPARE(s->totals.packets, std::uint64_t{80});
        QCOMPARE(s->totals.first.ns, beat(0).time.ns);
        QCOMPARE(s->totals.last.ns, beat(79 * kPeriod - 1800 + kOff).time.ns);
        QVERIFY(std::all_of(s->gaps.begin(), s->gaps.end(), [](const CaptureGap& g) { return g.from < g.to; }));
        const Group& group = timerOf(*s);
        QCOMPARE(group.events, 80U);
        QCOMPARE(group.first, s->totals.first);
        QCOMPARE(group.last, s->totals.last);
        for (const CadenceTimer& timer : group.cadence.timers) {
            for (const CadenceSegment& segment : timer.segments) {
                QVERIFY(segment.start <= segment.end);
                QVERIFY(std::is_sorted(segment.missedAt.begin(), segment.missedAt.end()));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestClockJumps)
#include "tst_clock_jumps.moc"

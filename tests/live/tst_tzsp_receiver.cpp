// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QTest>

#include "core/live/recorder.h"
#include "core/live/tzsp_receiver.h"
#include "core/pipeline/capture_run.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/last_news.h"
#include "tests/support/temp_file.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const Route kAsk{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                 {{0, 0x90, 0x0b, 0, 0, 1}},
                 {IpAddress::v4(192, 168, 1, 107), 40000},
                 {IpAddress::v4(192, 168, 1, 2), 53}};

/// A UDP socket on the loopback: a router's, or one that finds a free port.
class Socket {
public:
    Socket() : m_fd(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in own = at(0);
        QCOMPARE(bind(m_fd, reinterpret_cast<const sockaddr*>(&own), sizeof own), 0);
        socklen_t size = sizeof own;
        QCOMPARE(getsockname(m_fd, reinterpret_cast<sockaddr*>(&own), &size), 0);
        m_port = ntohs(own.sin_port);
    }
    ~Socket() { close(m_fd); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    std::uint16_t port() const { return m_port; }
    void send(std::uint16_t port, const std::vector<std::uint8_t>& datagram) const
    {
        const sockaddr_in to = at(port);
        QCOMPARE(sendto(m_fd, datagram.data(), datagram.size(), 0, reinterpret_cast<const sockaddr*>(&to), sizeof to),
                 static_cast<ssize_t>(datagram.size()));
    }

private:
    static sockaddr_in at(std::uint16_t port)
    {
        sockaddr_in out{};
        out.sin_family = AF_INET;
        out.sin_port = htons(port);
        out.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return out;
    }
    int m_fd;
    std::uint16_t m_port = 0;
};

TzspListener freePort()
{
    const Socket socket;
    return {IpAddress::v4(127, 0, 0, 1), socket.port()};
}

std::vector<std::uint8_t> wrapped(const char* header, std::vector<std::uint8_t> frame)
{
    auto out = hex(header);
    out.insert(out.end(), frame.begin(), frame.end());
    return out;
}

std::vector<std::uint8_t> question(std::uint16_t id)
{
    return udpFrame(kAsk, dnsQuestion(id, 0x0100, "nat.wemo2.com", 1));
}

} // namespace

class TestTzspReceiver : public QObject {
    Q_OBJECT
private slots:
    void framesAreRecordedWithTheirTime();
    void whatIsNoFrameIsCounted();
    void eachLinkLayerHasItsInterface();
    void whatTheKernelDropsIsCounted();
    void addressesThatAreNotOursAreASentence();
    void placesAreReadAsTyped();
    void commandsAreWhatTheRouterTakes();
};

void TestTzspReceiver::framesAreRecordedWithTheirTime()
{
    const TempFolder folder;
    const Socket router;
    RecorderPlan plan;
    plan.tzsp = freePort();
    plan.folder = folder.path() + "/spool";
    plan.limits.freeBytes = 0;
    LastNews last;
    Recorder recorder(plan, last.say());
    QTRY_VERIFY(!last.get().listening.empty());
    QCOMPARE(last.get().listening, tzspText(*plan.tzsp));
    const auto before = std::chrono::system_clock::now().time_since_epoch();
    for (std::uint16_t i = 0; i < 100; ++i)
        router.send(plan.tzsp->port, wrapped("01 00 0001 00 0a 01 c8 01", question(i)));
    router.send(plan.tzsp->port, wrapped("01 00 0001 29 02 05ea 01", question(100)));
    QTRY_COMPARE(last.get().packets, std::uint64_t{101});
    const auto after = std::chrono::system_clock::now().time_since_epoch();
    recorder.stop();
    CaptureRun run(recorder);
    run.run({});
    const SnapshotPtr s = run.snapshot(true);
    QVERIFY(s->problems.empty());
    QCOMPARE(s->totals.packets, std::uint64_t{101});
    QVERIFY(findDevice(*s, kAsk.sourceMac) != nullptr);
    QVERIFY(s->totals.first.ns >= std::chrono::nanoseconds(before).count());
    QVERIFY(s->totals.last.ns <= std::chrono::nanoseconds(after).count());
    // What the router cut keeps its length.
    QCOMPARE(s->totals.bytes, std::uint64_t{100 * question(0).size() + 1514});
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QCOMPARE(last.get().tzsp.senders, (std::vector<TzspSender>{{IpAddress::v4(127, 0, 0, 1), 101}}));
    QCOMPARE(last.get().dropped, std::uint64_t{0});
}

void TestTzspReceiver::whatIsNoFrameIsCounted()
{
    const Socket router;
    const TzspListener where = freePort();
    auto receiver = TzspReceiver::open(where);
    QVERIFY(receiver);
    receiver->receive(); // the section's start
    router.send(where.port, {});
    router.send(where.port, hex("47 45 54 20 2f"));                 // no TZSP
    router.send(where.port, hex("01 00 0001 0a ff 00"));            // a tag longer than the datagram
    router.send(where.port, wrapped("01 04 0001 01", {}));          // keep-alive
    router.send(where.port, wrapped("01 00 0009 01", question(1))); // PPP
    QTRY_VERIFY((receiver->receive(), receiver->counts().foreign == 1));
    QCOMPARE(receiver->counts().malformed, std::uint64_t{3});
    QVERIFY(receiver->counts().senders.empty());
    // And it goes on.
    router.send(where.port, wrapped("01 00 0001 01", question(2)));
    QTRY_VERIFY((receiver->receive(), receiver->counts().senders.size() == 1));
}

void TestTzspReceiver::eachLinkLayerHasItsInterface()
{
    const TempFolder folder;
    const Socket router;
    const TzspListener where = freePort();
    auto receiver = TzspReceiver::open(where);
    QVERIFY(receiver);
    std::vector<std::uint8_t> stream;
    router.send(where.port, wrapped("01 00 0001 01", question(1)));
    router.send(where.port, wrapped("01 00 0012 01", std::vector<std::uint8_t>(24, 0)));
    router.send(where.port, wrapped("01 00 0001 01", question(2)));
    QTRY_VERIFY(([&] {
        const ByteView came = receiver->receive();
        stream.insert(stream.end(), came.begin(), came.end());
        return !receiver->counts().senders.empty() && receiver->counts().senders.front().frames == 3;
    }()));
    CaptureRun run({folder.file("stream.pcapng", ByteView(stream))});
    run.run({});
    const SnapshotPtr s = run.snapshot(true);
    QVERIFY(s->problems.empty());
    QCOMPARE(s->totals.packets, std::uint64_t{3});
    QVERIFY(findDevice(*s, kAsk.sourceMac) != nullptr);
}

void TestTzspReceiver::whatTheKernelDropsIsCounted()
{
    const Socket router;
    const TzspListener where = freePort();
    auto receiver = TzspReceiver::open(where);
    QVERIFY(receiver);
    // Nobody reads until the socket's room is full, whatever the kernel granted.
    const auto datagram = wrapped("01 00 0001 01", std::vector<std::uint8_t>(32000, 0));
    constexpr std::uint64_t kSent = 2000;
    for (std::uint64_t i = 0; i < kSent; ++i)
        router.send(where.port, datagram);
    std::uint64_t got = 0;
    for (int quiet = 0; quiet < 3;) {
        quiet = receiver->receive().empty() ? quiet + 1 : 0;
        got = receiver->counts().senders.empty() ? 0 : receiver->counts().senders.front().frames;
    }
    QVERIFY(got < kSent);
    QCOMPARE(receiver->counts().dropped, kSent - got);
}

void TestTzspReceiver::addressesThatAreNotOursAreASentence()
{
    const TempFolder folder;
    RecorderPlan plan;
    plan.tzsp = TzspListener{IpAddress::v4(192, 0, 2, 1), 37008}; // RFC 5737: nobody's
    plan.folder = folder.path() + "/spool";
    LastNews last;
    Recorder recorder(plan, last.say());
    QTRY_COMPARE(last.get().state, RecordingState::Ended);
    QVERIFY(last.get().error);
    QCOMPARE(last.get().error->code, ErrorCode::CantListen);
    QCOMPARE(last.get().error->file, std::string("192.0.2.1:37008"));
    QVERIFY(!last.get().error->detail.empty());
    // A port that another has is one too.
    const Socket taken;
    QCOMPARE(TzspReceiver::open({IpAddress::v4(127, 0, 0, 1), taken.port()}).error().code, ErrorCode::CantListen);
}

void TestTzspReceiver::placesAreReadAsTyped()
{
    const TzspListener usual{IpAddress::v4(192, 168, 1, 5), kTzspPort};
    QCOMPARE(tzspListener("192.168.1.5"), std::optional(usual));
    QCOMPARE(tzspListener(tzspText(usual)), std::optional(usual));
    const TzspListener six{*IpAddress::parse("fd00::5"), 40000};
    QCOMPARE(tzspListener("[fd00::5]:40000"), std::optional(six));
    QCOMPARE(tzspText(six), std::string("[fd00::5]:40000"));
    QCOMPARE(tzspListener("fd00::5")->port, kTzspPort);
    for (const char* wrong :
         {"", "router", "1.2.3.4:", "1.2.3.4:0", "1.2.3.4:65536", "1.2.3.4:1x", "[fd00::5", "[1.2.3.4"})
        QVERIFY2(!tzspListener(wrong), wrong);
}

void TestTzspReceiver::commandsAreWhatTheRouterTakes()
{
    const TzspListener where{IpAddress::v4(192, 168, 88, 5), kTzspPort};
    QCOMPARE(tzspCommands(where, "bridge", {}).front(),
             std::string("/tool sniffer set streaming-enabled=yes streaming-server=192.168.88.5 filter-stream=yes "
                         "filter-interface=\"bridge\" filter-mac-address=\"\""));
    const std::string one = tzspCommands({where.address, 5000}, "a\"b$c\n", "24:F5:A2:00:00:01").front();
    QVERIFY(one.find("streaming-server=192.168.88.5:5000 ") != std::string::npos);
    QVERIFY(one.find("filter-interface=\"a\\\"b\\$c\" ") != std::string::npos);
    QVERIFY(one.ends_with("filter-mac-address=24:F5:A2:00:00:01/FF:FF:FF:FF:FF:FF"));
}

QTEST_APPLESS_MAIN(TestTzspReceiver)
#include "tst_tzsp_receiver.moc"

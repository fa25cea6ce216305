// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <malloc.h>

#include "core/decode/dissector.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/recorder.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

const Endpoint kClient{IpAddress::v4(192, 168, 1, 107), 50000};
const Endpoint kServer{IpAddress::v4(198, 51, 100, 34), 3478};
const Route kUp{{{2, 0, 0, 0, 0, 1}}, {{2, 0, 0, 0, 0, 2}}, kClient, kServer};
const Route kDown{{{2, 0, 0, 0, 0, 2}}, {{2, 0, 0, 0, 0, 1}}, kServer, kClient};

std::vector<std::uint8_t> refresh(std::uint8_t n)
{
    return StunBuilder(stun_type::kRefreshRequest, {n}).number(stun_attribute::kLifetime, 330).message();
}

std::vector<std::uint8_t> joined(std::initializer_list<std::vector<std::uint8_t>> parts)
{
    std::vector<std::uint8_t> out;
    for (const auto& part : parts)
        out.insert(out.end(), part.begin(), part.end());
    return out;
}

/// Frames a second apart, each a segment of one direction.
class Segments {
public:
    Segments& up(std::uint32_t sequence, ByteView bytes, std::uint32_t acknowledged = 1)
    {
        return add(kUp, {sequence, acknowledged, tcp_flag::kAck, 5840}, bytes);
    }
    Segments& down(std::uint32_t sequence, std::uint32_t acknowledged, ByteView bytes = {})
    {
        return add(kDown, {sequence, acknowledged, tcp_flag::kAck, 5840}, bytes);
    }
    Segments& accept(std::uint32_t sequence, std::uint32_t acknowledged)
    {
        return add(kDown, {sequence, acknowledged, tcp_flag::kSyn | tcp_flag::kAck, 5840}, {});
    }
    Segments& syn(std::uint32_t sequence) { return add(kUp, {sequence, 0, tcp_flag::kSyn, 5840}, {}); }
    Segments& wait(std::int64_t seconds)
    {
        m_time = m_time + Duration::ofSeconds(seconds);
        return *this;
    }
    Recorded read() const { return dissected(m_frames); }

private:
    Segments& add(const Route& route, const TcpSegment& segment, ByteView bytes)
    {
        m_frames.push_back({m_time, tcpFrame(route, segment, bytes)});
        return wait(1);
    }
    Timestamp m_time{1'000'000'000'000};
    std::vector<TimedFrame> m_frames;
};

struct Silent final : PacketObserver {
    void onPacket(const Packet&) override {}
    void onMessage(const Observation&) override {}
};

void dissect(Dissector& dissector, const std::vector<std::uint8_t>& bytes, Timestamp time)
{
    Frame frame;
    frame.linkType = 1;
    frame.time = time;
    frame.length = static_cast<std::uint32_t>(bytes.size());
    frame.data = bytes;
    dissector.dissect(frame);
}

std::size_t heapInUse()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

/// First bytes of the transaction ids, in order of sight.
std::vector<int> numbers(const Recorded& r)
{
    std::vector<int> out;
    for (std::size_t i = 0; i < r.messages.size(); ++i)
        out.push_back(r.message<StunMessage>(i).transactionId.front());
    return out;
}

} // namespace

class TestTcpMessages : public QObject {
    Q_OBJECT
private slots:
    void severalMessagesInOneSegment()
    {
        const auto r = Segments().syn(99).up(100, joined({refresh(1), refresh(2)})).read();
        QCOMPARE(numbers(r), (std::vector{1, 2}));
        QCOMPARE(r.messages.at(0).frame, std::uint64_t{2});
    }
    void oneMessageInManySegments()
    {
        const auto bytes = refresh(1);
        Segments s;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            s.up(100 + static_cast<std::uint32_t>(i), ByteView(bytes).subspan(i, 1));
        const auto r = s.read();
        // A first byte of zero alone says nothing; the rest must still find together.
        QCOMPARE(numbers(r), (std::vector{1}));
        QVERIFY(!r.messages.at(0).inFrame);
        QCOMPARE(r.messages.at(0).frame, std::uint64_t{bytes.size()});
    }
    void orderIsBySequenceNumber()
    {
        const auto a = refresh(1);
        const auto b = refresh(2);
        const auto size = static_cast<std::uint32_t>(a.size());
        const auto r = Segments().syn(99).up(100 + size, b).up(100, a).read();
        QCOMPARE(numbers(r), (std::vector{1, 2}));
    }
    void retransmissionsAndOverlapsCountOnce()
    {
        const auto a = refresh(1);
        const auto b = refresh(2);
        const auto size = static_cast<std::uint32_t>(a.size());
        const auto r = Segments().syn(99).up(100, a).up(100, a).up(100, joined({a, b})).up(100 + size, b).read();
        QCOMPARE(numbers(r), (std::vector{1, 2}));
    }
    void sequenceNumbersWrapAround()
    {
        const auto a = refresh(1);
        const auto b = refresh(2);
        const std::uint32_t start = 0U - 10;
        const auto r =
            Segments().syn(start - 1).up(start, a).up(start + static_cast<std::uint32_t>(a.size()), b).read();
        QCOMPARE(numbers(r), (std::vector{1, 2}));
    }
    void keepAliveBytesAreNoData()
    {
        const auto a = refresh(1);
        const auto end = 100 + static_cast<std::uint32_t>(a.size());
        const std::vector<std::uint8_t> zero{0};
        const auto r = Segments().syn(99).up(100, a).up(end - 1, zero).up(end, refresh(2)).read();
        QCOMPARE(numbers(r), (std::vector{1, 2}));
    }
    void whatTheReceiverHasIsNotWaitedFor()
    {
        // Message 2 is lost to the capture; the server's acknowledgement says that it arrived.
        const auto a = refresh(1);
        const auto size = static_cast<std::uint32_t>(a.size());
        const auto r = Segments()
                           .syn(99)
                           .up(100, a)
                           .up(100 + 2 * size, refresh(3))
                           .down(1, 100 + 3 * size)
                           .up(100 + 3 * size, refresh(4))
                           .read();
        QCOMPARE(numbers(r), (std::vector{1, 3, 4}));
        QCOMPARE(r.messages.at(1).frame, std::uint64_t{3});
        QCOMPARE(r.messages.at(1).from, kClient);
    }
    void anAcknowledgementMayComeBeforeWhatFollowsTheHole()
    {
        const auto a = refresh(1);
        const auto size = static_cast<std::uint32_t>(a.size());
        const auto r = Segments().syn(99).up(100, a).down(1, 100 + 2 * size).up(100 + 2 * size, refresh(3)).read();
        QCOMPARE(numbers(r), (std::vector{1, 3}));
    }
    void withOneDirectionOnlyPatienceEnds()
    {
        const auto a = refresh(1);
        const auto size = static_cast<std::uint32_t>(a.size());
        const auto r = Segments()
                           .syn(99)
                           .up(100, a)
                           .up(100 + 2 * size, refresh(3))
                           .wait(310)
                           .up(100 + 3 * size, refresh(4))
                           .read();
        QCOMPARE(numbers(r), (std::vector{1, 3, 4}));
    }
    void behindAHoleAMessageMayStartInAnySegment()
    {
        const auto a = refresh(1);
        const auto size = static_cast<std::uint32_t>(a.size());
        const auto b = refresh(2);
        // The hole swallowed the start of 2: its rest is skipped, 3 is read.
        const auto r = Segments()
                           .syn(99)
                           .up(100, a)
                           .up(100 + size + 9, ByteView(b).subspan(9))
                           .down(1, 100 + 2 * size)
                           .up(100 + 2 * size, refresh(3))
                           .read();
        QCOMPARE(numbers(r), (std::vector{1, 3}));
    }
    void samePortsAgainAreANewConnection()
    {
        const auto r = Segments().syn(99).up(100, refresh(1)).syn(5000).up(5001, refresh(2)).read();
        QCOMPARE(numbers(r), (std::vector{1, 2}));
    }
    /// As of two servers behind one address, or of one that forgot: what the client said with its SYN and says again is
    /// the same.
    void acceptedByAnotherNumberIsTheSameConnection()
    {
        const auto r =
            Segments().syn(99).up(100, refresh(1)).accept(700, 100).accept(9000, 100).up(100, refresh(1)).read();
        QCOMPARE(numbers(r), (std::vector{1}));
        const auto next =
            Segments().syn(99).up(100, refresh(1)).accept(700, 100).accept(9000, 5100).up(5100, refresh(2));
        QCOMPARE(numbers(next.read()), (std::vector{1, 2}));
    }
    void theAnswersAloneTellOfANewConnection()
    {
        // Numbers of the second one that the first one's would take for known, and for far ahead.
        for (const std::uint32_t again : {99U - 50'000U, 99U + 50'000U}) {
            const auto r = Segments()
                               .accept(99, 1)
                               .down(100, 1, refresh(1))
                               .accept(99, 1)
                               .accept(again, 1)
                               .down(again + 1, 1, refresh(2))
                               .read();
            QCOMPARE(numbers(r), (std::vector{1, 2}));
        }
    }
    void channelDataIsPassedOver()
    {
        const std::vector<std::uint8_t> channel{0x40, 1, 0, 5, 'a', 'b', 'c', 'd', 'e', 0, 0, 0};
        const auto r = Segments().syn(99).up(100, joined({refresh(1), channel, refresh(2)})).read();
        QCOMPARE(numbers(r), (std::vector{1, 2}));
    }
    void aHelloInTinySegments()
    {
        SplitMix random(1);
        const auto hello = tlsClientHello("api.example.com", random);
        Segments s;
        s.syn(99);
        for (std::size_t i = 0; i < hello.size(); i += 7) {
            const std::size_t n = std::min<std::size_t>(7, hello.size() - i);
            s.up(100 + static_cast<std::uint32_t>(i), ByteView(hello).subspan(i, n));
        }
        const auto r = s.read();
        QCOMPARE(r.messages.size(), std::size_t{1});
        QCOMPARE(r.message<TlsClientHello>(0).serverName.value(), std::string("api.example.com"));
    }
    void referralOnPort3475()
    {
        Route up = kUp;
        Route down = kDown;
        up.destination.port = down.source.port = 3475;
        const Timestamp t{1'000'000'000'000};
        const auto r =
            dissected({{t, tcpFrame(up, {10, 1, tcp_flag::kAck, 100}, WireWriter().text("msggetTurnserverIp").view())},
                       {t, tcpFrame(down, {1, 28, tcp_flag::kAck, 100}, WireWriter().text("198.51.100.34").view())}});
        QCOMPARE(r.messages.size(), std::size_t{1});
        QCOMPARE(r.message<Referral>(0).address.text(), std::string("198.51.100.34"));
    }
    void aReferralInPiecesIsNotCutShort()
    {
        Route down = kDown;
        down.source.port = 3475;
        const auto piece = [&down](std::uint32_t at, std::string_view text, std::uint8_t flags = tcp_flag::kAck) {
            return TimedFrame{Timestamp{1'000'000'000'000},
                              tcpFrame(down, {at, 28, flags, 100}, WireWriter().text(text).view())};
        };
        // "198.51.100.3" is an address too.
        const auto line = dissected({piece(1, "198.51."), piece(8, "100.3"), piece(13, "4"), piece(14, "\n")});
        QCOMPARE(line.messages.size(), std::size_t{1});
        QCOMPARE(line.message<Referral>(0).address.text(), std::string("198.51.100.34"));
        const auto closed = dissected({piece(1, "198.51.100."), piece(12, "34", tcp_flag::kAck | tcp_flag::kFin)});
        QCOMPARE(closed.messages.size(), std::size_t{1});
        QCOMPARE(closed.message<Referral>(0).address.text(), std::string("198.51.100.34"));
    }
    void memoryStaysBoundedBehindAHole()
    {
        // 300 segments that never join: all but the hole's worth are read in the end, none is lost to the hole alone.
        Segments s;
        s.syn(99);
        const auto size = static_cast<std::uint32_t>(refresh(0).size());
        for (std::uint32_t i = 0; i < 300; ++i)
            s.up(200 + i * size, refresh(static_cast<std::uint8_t>(i)));
        QVERIFY(s.read().messages.size() >= 290);
    }
    /// However many connections miss their first byte, and however many are in the middle of a hello.
    void memoryStaysBoundedOverAllConnections()
    {
        const std::vector<std::uint8_t> segment(1400, 0xaa);
        const auto record = hex("16 03 01 40 00 01 00 ff 00");
        const auto hello = joined({record, std::vector<std::uint8_t>(8000, 0x41)});
        const Timestamp t{1'000'000'000'000};
        for (const bool hole : {true, false}) {
            std::size_t most = 0;
            Silent silent;
            Dissector dissector({&silent});
            const std::size_t before = heapInUse();
            for (std::uint16_t port = 1024; port < 9024; ++port) {
                Route up = kUp;
                up.source.port = port;
                dissect(dissector, tcpFrame(up, {99, 0, tcp_flag::kSyn, 5840}), t);
                for (std::uint32_t n = 0; hole && n < 8; ++n)
                    dissect(dissector, tcpFrame(up, {101 + n * 1400, 1, tcp_flag::kAck, 5840}, segment), t);
                if (!hole)
                    dissect(dissector, tcpFrame(up, {100, 1, tcp_flag::kAck, 5840}, hello), t);
                if (port % 100 == 0)
                    most = std::max(most, heapInUse() - before);
            }
            // 64 MB and more would wait; the connections themselves take a few.
            QVERIFY2(most < (48U << 20), QByteArray::number(static_cast<qulonglong>(most)));
        }
    }
    /// A byte each that may be the beginning of a message: what remembers them counts, too.
    void memoryStaysBoundedOverConnectionsOfAByte()
    {
        Silent silent;
        Dissector dissector({&silent});
        const std::size_t before = heapInUse();
        Timestamp t{1'000'000'000'000};
        Route up = kUp;
        for (std::uint32_t n = 0; n < 400'000; ++n) {
            up.source = {IpAddress::v4(0x0a000000U + n / 60'000), static_cast<std::uint16_t>(1024 + n % 60'000)};
            t = t + Duration::ofMillis(1);
            dissect(dissector, tcpFrame(up, {100, 1, tcp_flag::kAck, 5840}, hex("01")), t);
        }
        // A node for each of them would be 35 MB beside what is bounded.
        const std::size_t held = heapInUse() - before;
        QVERIFY2(held < (28U << 20), QByteArray::number(static_cast<qulonglong>(held)));
    }
    /// What was given up for room is read as far as it can be, and what comes later is read as ever.
    void theEldestAreGivenUpForRoom()
    {
        const std::vector<std::uint8_t> filler(1400, 0xaa);
        const Timestamp t{1'000'000'000'000};
        const auto size = static_cast<std::uint32_t>(refresh(1).size());
        std::vector<TimedFrame> frames{{t, tcpFrame(kUp, {99, 0, tcp_flag::kSyn, 5840})},
                                       {t, tcpFrame(kUp, {100 + size, 1, tcp_flag::kAck, 5840}, refresh(2))}};
        Route other = kUp;
        for (other.source.port = 1024; other.source.port < 1524; ++other.source.port) {
            frames.push_back({t, tcpFrame(other, {99, 0, tcp_flag::kSyn, 5840})});
            for (std::uint32_t n = 0; n < 64; ++n)
                frames.push_back({t, tcpFrame(other, {101 + n * 1400, 1, tcp_flag::kAck, 5840}, filler)});
        }
        frames.push_back({t, tcpFrame(kUp, {100 + 2 * size, 1, tcp_flag::kAck, 5840}, refresh(3))});
        QCOMPARE(numbers(dissected(frames)), (std::vector{2, 3}));
    }
};

QTEST_APPLESS_MAIN(TestTcpMessages)
#include "tst_tcp_messages.moc"

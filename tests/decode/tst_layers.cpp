// SPDX-License-Identifier: GPL-3.0-or-later
#include <malloc.h>

#include <QtTest>

#include "core/decode/dissector.h"
#include "core/decode/fragments.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

const Route kAsk{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                 {{0, 0x90, 0x0b, 0, 0, 1}},
                 {IpAddress::v4(192, 168, 1, 107), 40000},
                 {IpAddress::v4(192, 168, 1, 2), 53}};

std::vector<std::uint8_t> question()
{
    return dnsQuestion(7, 0x0100, "nat.wemo2.com", 1);
}

/// An IPv4 packet without its Ethernet header.
std::vector<std::uint8_t> ipPacket()
{
    const auto frame = udpFrame(kAsk, question());
    return {frame.begin() + 14, frame.end()};
}

std::vector<std::uint8_t> operator+(std::vector<std::uint8_t> a, const std::vector<std::uint8_t>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

void isTheQuestion(const Recorded& r)
{
    QCOMPARE(r.messages.size(), std::size_t{1});
    QCOMPARE(r.message<DnsMessage>(0).questions.at(0).name, std::string("nat.wemo2.com"));
    QCOMPARE(r.messages.at(0).from.text(), std::string("192.168.1.107:40000"));
}

/// Length 61, padded to 64; family, action, reason, interface, then what we do not read.
const char* pflogHeader()
{
    return "3d 02 00 00 70 70 70 6f 65 30 000000000000 00000000"
           "00000000000000000000000000000000 00000000 00000000 00000000 00000000 00000000 00000000 01 000000";
}

/// IPv6 with so many extension headers before the UDP datagram: hop-by-hop, routing, destination options.
std::vector<std::uint8_t> ipv6WithExtensions(const std::vector<std::uint8_t>& extensions, std::uint8_t first,
                                             const std::vector<std::uint8_t>& datagram)
{
    WireWriter out;
    out.bytes(hex("00 90 0b 00 00 01 24 f5 a2 00 00 01 86 dd"));
    out.u32(0x60000000).u16(extensions.size() + datagram.size()).u8(first).u8(64);
    out.bytes(hex("20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01"));
    out.bytes(hex("20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02"));
    out.bytes(extensions).bytes(datagram);
    return out.take();
}

std::vector<std::uint8_t> datagram()
{
    const auto payload = question();
    WireWriter out;
    out.u16(40000).u16(53).u16(8 + payload.size()).u16(0).bytes(payload);
    return out.take();
}

/// One IPv4 fragment of a datagram, Ethernet and all. offset in bytes.
std::vector<std::uint8_t> fragment(ByteView bytes, std::size_t offset, bool more, std::uint16_t id = 77,
                                   std::uint8_t protocol = ip_protocol::kUdp)
{
    WireWriter out;
    out.bytes(hex("00 90 0b 00 00 01 24 f5 a2 00 00 01 08 00"));
    out.u8(0x45).u8(0).u16(20 + bytes.size()).u16(id).u16((more ? 0x2000 : 0) | offset / 8);
    out.u8(64).u8(protocol).u16(0).bytes(hex("c0 a8 01 6b c0 a8 01 02")).bytes(bytes);
    return out.take();
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT
private slots:
    void everyLinkLayer_data()
    {
        QTest::addColumn<int>("linkType");
        QTest::addColumn<QByteArray>("header");
        const auto row = [](const char* name, int type, const char* bytes) {
            const auto b = hex(bytes);
            QTest::newRow(name) << type
                                << QByteArray(reinterpret_cast<const char*>(b.data()), static_cast<int>(b.size()));
        };
        row("Ethernet", 1, "00900b000001 24f5a2000001 0800");
        row("VLAN", 1, "00900b000001 24f5a2000001 8100 0014 0800");
        row("QinQ", 1, "00900b000001 24f5a2000001 88a8 0014 8100 0007 0800");
        row("SNAP", 1, "00900b000001 24f5a2000001 0050 aaaa03000000 0800");
        row("PPPoE", 1, "00900b000001 24f5a2000001 8864 11000001 0042 0021");
        row("cooked v1", 113, "0000 0001 0006 24f5a2000001 0000 0800");
        row("cooked v2", 276, "0800 0000 00000002 0001 00 06 24f5a2000001 0000");
        row("cooked v2 with VLAN", 276, "8100 0000 00000002 0001 00 06 24f5a2000001 0000 0014 0800");
        row("raw", 101, "");
        row("raw, BSD", 12, "");
        row("raw, OpenBSD", 14, "");
        row("IPv4", 228, "");
        row("null, little endian", 0, "02000000");
        row("null, big endian", 0, "00000002");
        row("loop", 108, "00000002");
        row("PPP", 9, "ff03 0021");
        row("PPP, compressed", 9, "21");
        row("PPP in HDLC framing", 50, "ff03 0021");
        row("Cisco HDLC", 104, "0f00 0800");
        row("Cisco HDLC said to be PPP", 9, "0f00 0800");
        row("Cisco HDLC said to be null", 0, "0f00 0800");
        row("802.1H", 1, "00900b000001 24f5a2000001 0050 aaaa030000f8 0800");
        row("PPPoE, compressed", 1, "00900b000001 24f5a2000001 8864 11000001 0041 21");
        row("cooked v1 with LLC", 113, "0000 0001 0006 24f5a2000001 0000 0004 aaaa03000000 0800");
        row("Realtek tag", 1, "00900b000001 24f5a2000001 8899 a002 0800");
        row("Realtek tag, eight bytes", 1, "00900b000001 24f5a2000001 8899 0400 0000 0002 0800");
        row("Marvell tag", 284, "00900b000001 24f5a2000001 c0080001 0800");
        row("Marvell tag with EtherType", 285, "00900b000001 24f5a2000001 dada 0000 c0080001 0800");
        row("Broadcom tag", 281, "00900b000001 24f5a2000001 60000002 0800");
        row("Broadcom tag before", 282, "60000002 00900b000001 24f5a2000001 0800");
        row("NFLOG, little endian", 239, "02000000 0800 0100 00000300 0500 0a00 00000000 6800 0900");
        row("NFLOG, big endian", 239, "02000000 0008 0001 00000300 0005 000a 00000000 0068 0009");
        row("PFLOG", 117, pflogHeader());
    }
    void everyLinkLayer()
    {
        QFETCH(int, linkType);
        QFETCH(QByteArray, header);
        const std::vector<std::uint8_t> head(header.begin(), header.end());
        isTheQuestion(dissected(head + ipPacket(), static_cast<std::uint32_t>(linkType)));
        // Cut anywhere, nothing is read past the end and nothing is made up.
        const auto frame = head + ipPacket();
        for (std::size_t n = 0; n < frame.size(); ++n) {
            const auto cut = dissected(std::vector<std::uint8_t>(frame.begin(), frame.begin() + static_cast<long>(n)),
                                       static_cast<std::uint32_t>(linkType));
            QVERIFY(cut.messages.empty());
            QCOMPARE(cut.packets.size(), std::size_t{1});
        }
    }
    void vlanIsTheOutermost()
    {
        const auto r = dissected(hex("00900b000001 24f5a2000001 88a8 0014 8100 0007 0800") + ipPacket());
        QCOMPARE(r.packets.at(0).vlan, std::uint16_t{0x14});
    }
    void linkTypesThatAreNotReadAreCounted()
    {
        const auto r = dissected(udpFrame(kAsk, question()), 147);
        QCOMPARE(r.packets.size(), std::size_t{1});
        QCOMPARE(r.packets.at(0).network, NetworkLayer::None);
        QVERIFY(r.messages.empty());
    }
    void aCutFirstFragmentStillHasPorts()
    {
        // A fragment of which the capture lacks bytes is never put together, but the first names its ports.
        const auto d = datagram();
        auto first = fragment(d, 0, true);
        first.resize(first.size() - 8);
        auto second = fragment(d, 64, false);
        second.resize(second.size() - 8);
        const Timestamp t{1'000'000'000'000};
        const auto r = dissected({{t, first}, {t, second}});
        QCOMPARE(r.packets.at(0).destinationPort, std::uint16_t{53});
        QVERIFY(r.packets.at(0).cut);
        QCOMPARE(r.packets.at(1).transport, ip_protocol::kNone);
        QVERIFY(r.messages.empty());
    }
    /// Captures of headers alone (tcpdump -s 38) end anywhere: the ports tell whose talk it is.
    void aCutTransportHeaderStillHasPorts()
    {
        const auto udp = udpFrame(kAsk, question());
        const auto tcp = tcpFrame(kAsk, {1000, 0, 2}, {});
        for (const auto& [frame, transport] : {std::pair{udp, ip_protocol::kUdp}, std::pair{tcp, ip_protocol::kTcp}}) {
            for (std::size_t bytes = 34; bytes < 42; ++bytes) {
                const std::vector<std::uint8_t> cut(frame.begin(), frame.begin() + static_cast<long>(bytes));
                const auto r = dissected(cut);
                const bool ports = bytes >= 38;
                QCOMPARE(r.packets.at(0).transport, ports ? transport : ip_protocol::kNone);
                QCOMPARE(r.packets.at(0).destinationPort, std::uint16_t(ports ? 53 : 0));
                QVERIFY(!ports || r.packets.at(0).payload.empty());
                QVERIFY(r.packets.at(0).cut);
                QVERIFY(r.messages.empty());
            }
        }
    }
    void ipv6ExtensionHeaders()
    {
        const auto hopByHop = hex("2b 00 05 02 00 00 01 00");
        const auto routing = hex("3c 00 04 00 00 00 00 00");
        const auto destination = hex("11 00 01 04 00 00 00 00");
        const auto r = dissected(ipv6WithExtensions(hopByHop + routing + destination, 0, datagram()));
        QCOMPARE(r.messages.size(), std::size_t{1});
        QCOMPARE(r.packets.at(0).transport, ip_protocol::kUdp);
    }
    /// Destination options that only the receiver reads stand behind the fragment header (RFC 8200 s4.5).
    void ipv6ExtensionsWithinTheFragments()
    {
        const auto whole = hex("11 00 01 04 00 00 00 00") + datagram();
        const ByteView all(whole);
        const auto piece = [](ByteView bytes, const char* header) {
            return ipv6WithExtensions(hex(header), 44, {bytes.begin(), bytes.end()});
        };
        const auto first = piece(all.first(32), "3c 00 00 01 00 00 00 63");
        const auto last = piece(all.subspan(32), "3c 00 00 20 00 00 00 63");
        const Timestamp t{1'000'000'000'000};
        for (const auto& frames : {std::vector<TimedFrame>{{t, first}, {t, last}}, {{t, last}, {t, first}}}) {
            const auto r = dissected(frames);
            QCOMPARE(r.messages.size(), std::size_t{1});
            QCOMPARE(r.message<DnsMessage>(0).questions.at(0).name, std::string("nat.wemo2.com"));
            QCOMPARE(r.packets.at(1).destinationPort, std::uint16_t{53});
        }
        // Cut, the first of them still says between which ports.
        const auto cut = dissected(std::vector<std::uint8_t>(first.begin(), first.end() - 8));
        QCOMPARE(cut.packets.at(0).destinationPort, std::uint16_t{53});
        QVERIFY(cut.packets.at(0).cut);
        const auto atomic = dissected(piece(all, "3c 00 00 00 00 00 00 63"));
        QCOMPARE(atomic.messages.size(), std::size_t{1});
    }
    void ipv6ExtensionsThatEndWithTheFragments()
    {
        const auto all = hex("11 04 01 04 00 00 00 00 00 00 00 00 00 00 00 00");
        const auto piece = [&all](std::size_t from, const char* header) {
            return ipv6WithExtensions(hex(header), 44, {all.begin() + long(from), all.begin() + long(from) + 8});
        };
        const Timestamp t{1'000'000'000'000};
        const auto r = dissected({{t, piece(0, "3c 00 00 01 00 00 00 63")}, {t, piece(8, "3c 00 00 08 00 00 00 63")}});
        QVERIFY(r.messages.empty());
        QCOMPARE(r.packets.at(1).transport, ip_protocol::kNone);
    }
    void anExtensionThatNeverEnds()
    {
        // Each header names hop-by-hop as the next: the packet's end stops it.
        std::vector<std::uint8_t> many;
        for (int i = 0; i < 200; ++i)
            many = many + hex("00 00 01 04 00 00 00 00");
        const auto r = dissected(ipv6WithExtensions(many, 0, {}));
        QVERIFY(r.messages.empty());
        QCOMPARE(r.packets.size(), std::size_t{1});
    }
    void fragmentsInAnyOrder()
    {
        const auto d = datagram();
        const ByteView whole(d);
        const Timestamp t{1'000'000'000'000};
        const auto first = fragment(whole.first(16), 0, true);
        const auto second = fragment(whole.subspan(16, 16), 16, true);
        const auto third = fragment(whole.subspan(32), 32, false);
        for (const auto& order : {std::vector{first, second, third}, std::vector{third, first, second}}) {
            std::vector<TimedFrame> frames;
            frames.reserve(order.size());
            for (const auto& bytes : order)
                frames.push_back({t, bytes});
            const auto r = dissected(frames);
            isTheQuestion(r);
            QCOMPARE(r.messages.at(0).frame, std::uint64_t{3});
            QVERIFY(!r.messages.at(0).inFrame);
        }
    }
    void fragmentsOfDifferentDatagramsDoNotMix()
    {
        const auto d = datagram();
        const ByteView whole(d);
        const Timestamp t{1'000'000'000'000};
        const auto r =
            dissected({{t, fragment(whole.first(16), 0, true, 1)}, {t, fragment(whole.subspan(16), 16, false, 2)}});
        QVERIFY(r.messages.empty());
    }
    void oneNumberOfTwoProtocolsIsTwoDatagrams()
    {
        const auto d = datagram();
        const ByteView udp(d);
        const auto echo = hex("08 00 00 00 00 01 00 01 00 00 00 00 00 00 00 00 7a 7a 7a 7a 7a 7a 7a 7a");
        const ByteView icmp(echo);
        const Timestamp t{1'000'000'000'000};
        const auto r = dissected({{t, fragment(udp.first(16), 0, true)},
                                  {t, fragment(icmp.first(16), 0, true, 77, ip_protocol::kIcmp)},
                                  {t, fragment(icmp.subspan(16), 16, false, 77, ip_protocol::kIcmp)},
                                  {t, fragment(udp.subspan(16), 16, false)}});
        QCOMPARE(r.messages.size(), std::size_t{2});
        QCOMPARE(r.message<IcmpMessage>(0).type, std::uint8_t{8});
        QCOMPARE(r.message<DnsMessage>(1).questions.at(0).name, std::string("nat.wemo2.com"));
    }
    void aNumberUsedAgainLaterIsAnotherDatagrams()
    {
        // Its last fragment was captured twice; an hour later the number comes round.
        const auto d = datagram();
        const ByteView whole(d);
        WireWriter other;
        other.bytes(whole.first(whole.size() - 4)).bytes(hex("00 1c 00 01"));
        const auto later = other.take();
        const Timestamp t{1'000'000'000'000};
        const Timestamp hour = t + Duration::ofSeconds(3600);
        const auto first = fragment(whole.first(32), 0, true);
        const auto last = fragment(whole.subspan(32), 32, false);
        const auto r = dissected({{t, first},
                                  {t, last},
                                  {t, last},
                                  {hour, fragment(ByteView(later).first(32), 0, true)},
                                  {hour, fragment(ByteView(later).subspan(32), 32, false)}});
        QCOMPARE(r.messages.size(), std::size_t{2});
        QCOMPARE(r.messages.at(1).frame, std::uint64_t{5});
        QCOMPARE(r.message<DnsMessage>(1).questions.at(0).type, DnsType::AAAA);
    }
    void fillingThatTheSnapLengthTookIsNotMissed()
    {
        struct Count final : PacketObserver {
            int messages = 0;
            void onPacket(const Packet&) override {}
            void onMessage(const Observation&) override { ++messages; }
        } count;
        Dissector dissector({&count});
        auto bytes = arpRequestFrame(kAsk.sourceMac, kAsk.source.address, kAsk.destination.address);
        Frame frame;
        frame.linkType = 1;
        frame.length = 60;
        frame.data = ByteView(bytes).first(42);
        dissector.dissect(frame);
        QCOMPARE(count.messages, 1);
        frame.data = ByteView(bytes).first(41);
        dissector.dissect(frame);
        QCOMPARE(count.messages, 1);
    }
    void manyHalfDatagramsAreForgotten()
    {
        const auto d = datagram();
        std::vector<TimedFrame> frames;
        frames.reserve(20000);
        for (int i = 0; i < 20000; ++i)
            frames.push_back({Timestamp{i}, fragment(ByteView(d).first(16), 0, true, static_cast<std::uint16_t>(i))});
        QVERIFY(dissected(frames).messages.empty());
    }
    /// Those that wait are given up by age, however many others became whole since.
    void halfDatagramsAmongWholeOnesAreForgotten()
    {
        FragmentTable table;
        const std::vector<std::uint8_t> much(60'000, 0x55);
        const std::vector<std::uint8_t> little(8, 0x55);
        const IpAddress from = IpAddress::v4(192, 0, 2, 1);
        const IpAddress to = IpAddress::v4(192, 168, 1, 2);
        const auto heap = [] { return mallinfo2().uordblks + mallinfo2().hblkhd; };
        const std::size_t before = heap();
        for (std::uint32_t round = 0; round < 200; ++round) {
            table.add({from, to, round, ip_protocol::kUdp, 0, true, much, {}});
            for (std::uint32_t id = 0; id < 1600; ++id) {
                table.add({to, from, id, ip_protocol::kUdp, 0, true, little, {}});
                QVERIFY(table.add({to, from, id, ip_protocol::kUdp, 8, false, little, {}}));
            }
        }
        // 13 MB would wait.
        QVERIFY2(heap() - before < (10U << 20), QByteArray::number(static_cast<qulonglong>(heap() - before)));
    }
    /// Each of them costs an entry, though there is hardly a byte in it.
    void fragmentsOfNothingTakeNoMemory()
    {
        const auto heap = [] { return mallinfo2().uordblks + mallinfo2().hblkhd; };
        for (const std::size_t bytes : {0U, 8U}) {
            FragmentTable table;
            const std::vector<std::uint8_t> little(bytes, 0x55);
            const std::size_t before = heap();
            for (std::uint32_t id = 0; id < 400'000; ++id)
                table.add({{}, {}, id, ip_protocol::kUdp, 0, true, little, Timestamp{id}});
            QVERIFY(heap() - before < (16U << 20)); // of 100 MB
        }
    }
    void lengthsThatLie()
    {
        const auto frame = udpFrame(kAsk, question());
        for (const std::size_t at : {14U, 16U, 17U, 38U, 39U}) {
            for (const std::uint8_t wrong : {std::uint8_t{0}, std::uint8_t{0x4f}, std::uint8_t{0xff}}) {
                auto bytes = frame;
                bytes[at] = wrong;
                QCOMPARE(dissected(bytes).packets.size(), std::size_t{1});
            }
        }
    }
    void anyByteMayBeWrong()
    {
        withEachByteWrong(ipv6WithExtensions(hex("11 00 05 02 00 00 01 00"), 0, datagram()), [](ByteView view) {
            QCOMPARE(dissected(std::vector<std::uint8_t>(view.begin(), view.end())).packets.size(), std::size_t{1});
        });
    }
    void paddingIsNoPayload()
    {
        const auto r = dissected(padded(udpFrame(kAsk, WireWriter().text("x").view())));
        QVERIFY(!r.packets.at(0).cut);
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "tst_layers.moc"

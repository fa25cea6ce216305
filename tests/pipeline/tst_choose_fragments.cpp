// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/frame_builder.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wished_home.h"

using namespace phonehome;

namespace {

using Home = WishedHome;

const IpAddress kHome = IpAddress::v4(192, 168, 1, 1);
const IpAddress kAll = IpAddress::v4(255, 255, 255, 255);

std::vector<std::uint8_t> bytes(std::size_t n)
{
    return std::vector<std::uint8_t>(n, 'x');
}

Route back(const Route& there)
{
    return {there.destinationMac, there.sourceMac, there.destination, there.source};
}

/// Where a frame's IPv4 header stands, and how long it is.
constexpr std::size_t kEthernet = 14;
constexpr std::size_t kIpv4 = 20;

/// The frame's datagram in fragments of so many bytes; a multiple of eight.
void addFragments(std::vector<TimedFrame>& out, const TimedFrame& whole, std::size_t piece)
{
    const std::size_t payload = whole.bytes.size() - kEthernet - kIpv4;
    for (std::size_t at = 0; at < payload; at += piece) {
        const std::size_t size = std::min(piece, payload - at);
        std::vector<std::uint8_t> frame(whole.bytes.begin(), whole.bytes.begin() + kEthernet + kIpv4);
        const auto begin = whole.bytes.begin() + static_cast<std::ptrdiff_t>(kEthernet + kIpv4 + at);
        frame.insert(frame.end(), begin, begin + static_cast<std::ptrdiff_t>(size));
        const auto number = [&frame](std::size_t place, std::size_t n) {
            frame[kEthernet + place] = static_cast<std::uint8_t>(n >> 8U);
            frame[kEthernet + place + 1] = static_cast<std::uint8_t>(n);
        };
        number(2, kIpv4 + size);
        number(6, at / 8 + (at + size < payload ? 0x2000 : 0));
        number(10, 0);
        number(10, internetChecksum(ByteView(frame).subspan(kEthernet, kIpv4)));
        out.push_back({whole.time, frame});
    }
}

/// The same of version 6, each with a fragment header.
void addFragments6(std::vector<TimedFrame>& out, const TimedFrame& whole, std::size_t piece, std::uint8_t id)
{
    constexpr std::size_t kIpv6 = 40;
    const std::size_t payload = whole.bytes.size() - kEthernet - kIpv6;
    for (std::size_t at = 0; at < payload; at += piece) {
        const std::size_t size = std::min(piece, payload - at);
        const std::size_t field = at + (at + size < payload ? 1 : 0);
        std::vector<std::uint8_t> frame(whole.bytes.begin(), whole.bytes.begin() + kEthernet + kIpv6);
        const std::size_t length = 8 + size;
        frame[kEthernet + 4] = static_cast<std::uint8_t>(length >> 8U);
        frame[kEthernet + 5] = static_cast<std::uint8_t>(length);
        const std::uint8_t carried = frame[kEthernet + 6];
        frame[kEthernet + 6] = 44;
        frame.insert(frame.end(), {carried, 0, static_cast<std::uint8_t>(field >> 8U), static_cast<std::uint8_t>(field),
                                   0, 0, 0, id});
        const auto begin = whole.bytes.begin() + static_cast<std::ptrdiff_t>(kEthernet + kIpv6 + at);
        frame.insert(frame.end(), begin, begin + static_cast<std::ptrdiff_t>(size));
        out.push_back({whole.time, frame});
    }
}

/// One of each in turn.
std::vector<TimedFrame> interleaved(const std::vector<TimedFrame>& one, const std::vector<TimedFrame>& other)
{
    std::vector<TimedFrame> out;
    for (std::size_t i = 0; i < std::max(one.size(), other.size()); ++i) {
        if (i < one.size())
            out.push_back(one[i]);
        if (i < other.size())
            out.push_back(other[i]);
    }
    return out;
}

const IpAddress kDevice6 = *IpAddress::parse("2001:db8::50");
const IpAddress kHome6 = *IpAddress::parse("2001:db8::1");
const IpAddress kCloud6 = *IpAddress::parse("2001:db8:7::7");

/// A datagram from the device to the cloud's port, in fragments.
std::vector<TimedFrame> inFragments(double t, bool v6, std::uint16_t port, std::size_t size, std::uint8_t id)
{
    std::vector<TimedFrame> out;
    Route route = toCloud(40000, port);
    route.id = id;
    if (v6) {
        route.source.address = kDevice6;
        route.destination.address = kCloud6;
        addFragments6(out, {second(t), udpFrame(route, bytes(size))}, 1480, id);
    } else {
        addFragments(out, {second(t), udpFrame(route, bytes(size))}, 1480);
    }
    return out;
}

/// With a port of the cloud.
std::vector<FlowId> flowsTo(const Home& home, std::uint16_t port)
{
    std::vector<FlowId> flows;
    for (std::uint32_t i = 0; i < home.snapshot->flows.size(); ++i) {
        if (home.snapshot->flows[i].peerPort == port)
            flows.push_back({i});
    }
    return flows;
}

} // namespace

class TestChooseFragments : public QObject {
    Q_OBJECT
private slots:
    void fragmentsBelongToTheirDatagram()
    {
        std::vector<TimedFrame> frames;
        Route big = toCloud(40000, 3478);
        big.id = 1;
        Route other = toCloud(40000, 4000);
        other.id = 2;
        addFragments(frames, {second(1), udpFrame(big, bytes(3000))}, 1480);   // 1, 2, 3
        addFragments(frames, {second(2), udpFrame(other, bytes(3000))}, 1480); // 4, 5, 6
        big.id = 3;
        frames.push_back({second(3), udpFrame(big, bytes(10))});             // 7
        addFragments(frames, {second(3), udpFrame(big, bytes(3000))}, 1480); // 8, 9 and one that is lost
        frames.pop_back();
        frames.push_back({second(4), udpFrame(big, bytes(10))}); // 10
        const Home home({frames});
        QCOMPARE(home.frames(talk(flowsTo(home, 3478))), (Frames{1, 2, 3, 7, 8, 9, 10}));
        QCOMPARE(home.chosen(only(home.device(kDevice))).frames.size(), std::uint64_t{10});
    }
    void fragmentsOfTwoDatagramsAreToldApart_data()
    {
        QTest::addColumn<bool>("v6");
        QTest::newRow("IPv4") << false;
        QTest::newRow("IPv6") << true;
    }
    void fragmentsOfTwoDatagramsAreToldApart()
    {
        QFETCH(const bool, v6);
        // 1, 3, 5 to one port, 2, 4, 6 and 7 to another; then the other way round, with numbers of their own.
        std::vector<TimedFrame> frames =
            interleaved(inFragments(1, v6, 3478, 4000, 1), inFragments(1, v6, 4000, 5000, 2));
        const auto more = interleaved(inFragments(2, v6, 4000, 4000, 3), inFragments(2, v6, 3478, 5000, 4));
        frames.insert(frames.end(), more.begin(), more.end());
        const Home home({frames});
        QCOMPARE(home.frames(talk(flowsTo(home, 3478))), (Frames{1, 3, 5, 9, 11, 13, 14}));
        QCOMPARE(home.frames(talk(flowsTo(home, 4000))), (Frames{2, 4, 6, 7, 8, 10, 12}));
    }
    void aNumberIsUsedAgain()
    {
        // One that is lost in part; its number comes back when nobody waits for the rest any more.
        std::vector<TimedFrame> frames = inFragments(1, false, 3478, 3000, 1);
        frames.pop_back(); // 1, 2
        const auto late = inFragments(100, false, 4000, 3000, 1);
        frames.insert(frames.end(), late.begin(), late.end());                     // 3, 4, 5
        frames.push_back({second(200), udpFrame(toCloud(40000, 3478), bytes(9))}); // 6
        frames.insert(frames.begin(), {second(0), udpFrame(toCloud(40000, 3478), bytes(9))});
        const Home home({frames});
        QCOMPARE(home.frames(talk(flowsTo(home, 3478))), (Frames{1, 2, 3, 7}));
    }
    void anAnswerInFragmentsIsAllOfThem_data() { fragmentsOfTwoDatagramsAreToldApart_data(); }
    void anAnswerInFragmentsIsAllOfThem()
    {
        QFETCH(const bool, v6);
        Route lookup{kDevice, kRouter, {kDeviceIp, 5000}, {kHome, 53}};
        if (v6) {
            lookup.source.address = kDevice6;
            lookup.destination.address = kHome6;
        }
        const auto answer = [&](std::uint8_t id, std::string_view name) {
            std::vector<TimedFrame> out;
            Route route = back(lookup);
            route.id = id;
            const TimedFrame whole{second(1.1), udpFrame(route, dnsAnswerA(id, name, kCloud, 600))};
            if (v6)
                addFragments6(out, whole, 32, id);
            else
                addFragments(out, whole, 32);
            return out;
        };
        std::vector<TimedFrame> frames{{second(1), udpFrame(lookup, dnsQuestion(1, 0x100, "nat.example.com", 1))},
                                       {second(1), udpFrame(lookup, dnsQuestion(2, 0x100, "www.example.com", 1))}};
        const auto answers = interleaved(answer(1, "nat.example.com"), answer(2, "www.example.com"));
        QCOMPARE(answers.size(), std::size_t{4});
        frames.insert(frames.end(), answers.begin(), answers.end());
        const Home home({frames});
        const Snapshot& s = *home.snapshot;
        int groups = 0;
        for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
            PacketWish wish;
            wish.group = {i};
            const std::string& kind = s.text(s.groups[i].kind);
            if (kind.starts_with("nat.")) {
                QCOMPARE(home.frames(wish), (Frames{1, 3, 5}));
                ++groups;
            } else if (kind.starts_with("www.")) {
                QCOMPARE(home.frames(wish), (Frames{2, 4, 6}));
                ++groups;
            }
        }
        QCOMPARE(groups, 2);
        PacketWish dns;
        dns.protocol = Protocol::Dns;
        QCOMPARE(home.chosen(dns).frames.size(), std::uint64_t{6});
        dns.times.span = TimeSpan{second(1.05), second(2)};
        QCOMPARE(home.frames(dns), (Frames{3, 4, 5, 6}));
    }
    void whatADhcpServerSaysToAllIsAllOfIt()
    {
        DhcpFields ask;
        ask.type = 1;
        ask.transactionId = 7;
        ask.clientMac = kDevice;
        DhcpFields offer = ask;
        offer.op = 2;
        offer.type = 2;
        offer.yourIp = kDeviceIp;
        const Endpoint server{kHome, 67};
        std::vector<TimedFrame> frames{
            {second(1), udpFrame({kDevice, multicastMac(kAll), {IpAddress::v4(0), 68}, {kAll, 67}}, dhcpPacket(ask))}};
        addFragments(frames,
                     {second(2), udpFrame({kRouter, multicastMac(kAll), server, {kAll, 68}}, dhcpPacket(offer))}, 160);
        QVERIFY(frames.size() > 2);
        const Home home({frames});
        QCOMPARE(home.chosen(only(home.device(kDevice))).frames.size(), std::uint64_t{frames.size()});
    }
};

QTEST_APPLESS_MAIN(TestChooseFragments)
#include "tst_choose_fragments.moc"

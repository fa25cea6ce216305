// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/hex.h"
#include "tests/support/temp_file.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

constexpr MacAddress kInner{{2, 0, 0, 0, 0, 3}}; ///< a router within the home
const IpAddress kInnerIp = IpAddress::v4(192, 168, 1, 2);
const IpAddress kBehind = IpAddress::v4(192, 168, 50, 7);
const IpAddress kBehindToo = IpAddress::v4(192, 168, 50, 8);

/// From the cloud, through the home's router.
TimedFrame fromCloud(double t, const MacAddress& card, const IpAddress& to)
{
    return {second(t), udpFrame({kRouter, card, {kCloud, 443}, {to, 40000}}, hex("01 02 03"))};
}

TimedFrame toCloudFrom(double t, const MacAddress& card, const IpAddress& from)
{
    return {second(t), udpFrame({card, kRouter, {from, 40000}, {kCloud, 443}}, hex("01 02 03"))};
}

TimedFrame asks(double t, const MacAddress& card, const IpAddress& own)
{
    return {second(t), arpRequestFrame(card, own, IpAddress::v4(192, 168, 1, 1))};
}

struct Lease {
    IpAddress client = IpAddress::v4(0); ///< where the client sends from
    IpAddress given = kDeviceIp;
};

/// DISCOVER, OFFER, REQUEST and ACK; the answers go to the address that is given.
void addLease(std::vector<TimedFrame>& out, double t, const Lease& lease)
{
    const Route ask{kDevice,
                    multicastMac(IpAddress::v4(255, 255, 255, 255)),
                    {lease.client, 68},
                    {IpAddress::v4(255, 255, 255, 255), 67}};
    const Route answer{kRouter, kDevice, {IpAddress::v4(192, 168, 1, 1), 67}, {lease.given, 68}};
    for (std::uint8_t type : {1, 2, 3, 5}) {
        DhcpFields fields;
        fields.op = type == 2 || type == 5 ? 2 : 1;
        fields.type = type;
        fields.transactionId = 7;
        fields.clientMac = kDevice;
        fields.yourIp = fields.op == 2 ? lease.given : IpAddress::v4(0);
        out.push_back({second(t + type * 0.01), udpFrame(fields.op == 2 ? answer : ask, dhcpPacket(fields))});
    }
}

/// The same packets on a link without a receiver's MAC: cooked, as tcpdump -i any writes it, or without any link.
SnapshotPtr analysedAs(std::uint8_t linkType, std::vector<TimedFrame> frames)
{
    constexpr std::size_t kEthernet = 14;
    for (TimedFrame& frame : frames) {
        std::vector<std::uint8_t> head;
        if (linkType == 113) {
            head = hex("00 00 00 01 00 06");
            head.insert(head.end(), frame.bytes.begin() + 6, frame.bytes.begin() + 12);
            head.insert(head.end(), {0, 0, frame.bytes[12], frame.bytes[13]});
        }
        frame.bytes.erase(frame.bytes.begin(), frame.bytes.begin() + kEthernet);
        frame.bytes.insert(frame.bytes.begin(), head.begin(), head.end());
    }
    std::vector<std::uint8_t> capture = pcapBytes(frames);
    capture[20] = linkType;
    return analysedCapture(capture);
}

/// The device known by this address alone.
const Device* byAddressAlone(const Snapshot& s, const IpAddress& address)
{
    for (std::size_t i = 0; i < s.devices.size(); ++i) {
        if (!s.devices[i].mac && s.devices[i].address == address)
            return &s.devices[i];
    }
    return nullptr;
}

/// Devices of the flows to the cloud, by the address or, if there is one, the MAC.
std::vector<std::string> ownersOf(const Snapshot& s)
{
    std::vector<std::string> out;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].peer != kCloud)
            continue;
        const Device& device = s.devices[s.flows[i].device.value];
        out.push_back(device.mac ? device.mac->text() : device.address.text());
    }
    return out;
}

} // namespace

class TestDeviceTable : public QObject {
    Q_OBJECT
private slots:
    /// What the capturing machine says to itself comes from an address of zeros, whoever's address it speaks of.
    void theLoopbackInterfaceIsNoDevice()
    {
        const IpAddress outside = IpAddress::v4(192, 0, 2, 50);
        const std::vector<std::uint8_t> ping{1, 2, 3};
        const std::vector<TimedFrame> frames{
            {second(0), udpFrame({kRouter, kDevice, {outside, 9000}, {kCloud, 1883}}, ping)},
            {second(1), udpFrame({MacAddress{}, MacAddress{}, {outside, 9000}, {outside, 1883}}, ping)}};
        const SnapshotPtr s = analysedAs(113, frames);
        QCOMPARE(s->devices.size(), std::size_t{1});
        QCOMPARE(s->devices[0].mac.value(), kRouter);
        QCOMPARE(s->totals.packets, std::uint64_t{2});
    }
    void whoReceivesFirstAndSpeaksLaterIsOneDevice()
    {
        const auto s = analysed({fromCloud(0, kDevice, kDeviceIp), fromCloud(1, kDevice, kDeviceIp),
                                 toCloudFrom(2, kDevice, kDeviceIp), fromCloud(3, kDevice, kDeviceIp)});
        QCOMPARE(s->devices.size(), std::size_t{2});
        const Device* const device = findDevice(*s, kDevice);
        QVERIFY(device);
        QCOMPARE(device->address, kDeviceIp);
        QCOMPARE(device->packetsReceived, std::uint64_t{3});
        QCOMPARE(device->bytesReceived, std::uint64_t{135});
        QCOMPARE(device->packetsSent, std::uint64_t{1});
        QCOMPARE(device->first, second(0));
        QCOMPARE(device->peers, 1U);
        QCOMPARE(s->flows.size(), std::size_t{1});
        QCOMPARE(s->flows[0].packetsIn, std::uint64_t{3});
        QCOMPARE(s->flows[0].packetsOut, std::uint64_t{1});
        QCOMPARE(ownersOf(*s), std::vector{kDevice.text()});
    }
    void whoSpeaksFirstByArpIsToo()
    {
        const auto s =
            analysed({fromCloud(0, kDevice, kDeviceIp), asks(1, kDevice, kDeviceIp), fromCloud(2, kDevice, kDeviceIp)});
        QCOMPARE(s->devices.size(), std::size_t{2});
        QCOMPARE(findDevice(*s, kDevice)->packetsReceived, std::uint64_t{2});
        QCOMPARE(findDevice(*s, kDevice)->address, kDeviceIp);
    }
    void whoNeverSpeaksHasTheMacThatFramesGoTo()
    {
        const auto s = analysed({fromCloud(0, kDevice, kDeviceIp), fromCloud(1, kDevice, kDeviceIp)});
        QCOMPARE(s->devices.size(), std::size_t{2});
        QVERIFY(findDevice(*s, kDevice));
        QCOMPARE(findDevice(*s, kDevice)->packetsReceived, std::uint64_t{2});
        QCOMPARE(findDevice(*s, kDevice)->packetsSent, std::uint64_t{0});
    }
    void hostsBehindARouterThatNeverSpeaksStayApart()
    {
        const auto s =
            analysed({fromCloud(0, kInner, kBehind), fromCloud(1, kInner, kBehindToo), fromCloud(2, kInner, kBehind)});
        QVERIFY(byAddressAlone(*s, kBehind));
        QVERIFY(byAddressAlone(*s, kBehindToo));
        QCOMPARE(byAddressAlone(*s, kBehind)->vendor.value, 0U);
        QVERIFY(!findDevice(*s, kInner));
        QCOMPARE(ownersOf(*s), (std::vector{kBehind.text(), kBehindToo.text()}));
        QCOMPARE(s->flows[0].packetsIn, std::uint64_t{2});
    }
    void aRelayThatSpeaksLateReceivedItAll()
    {
        const auto s = analysed({fromCloud(0, kInner, kBehind), fromCloud(1, kInner, kBehindToo),
                                 asks(2, kInner, kInnerIp), fromCloud(3, kInner, kBehind)});
        QVERIFY(findDevice(*s, kInner));
        QVERIFY(findDevice(*s, kInner)->router);
        QCOMPARE(findDevice(*s, kInner)->packetsReceived, std::uint64_t{3});
        QCOMPARE(byAddressAlone(*s, kBehind)->packetsReceived, std::uint64_t{0});
        QCOMPARE(ownersOf(*s), (std::vector{kBehind.text(), kBehindToo.text()}));
    }
    void aRouterThatSpeaksForItselfIsNotTheHostBehindIt()
    {
        const auto s = analysed({fromCloud(0, kInner, kBehind), asks(1, kInner, kInnerIp),
                                 fromCloud(2, kInner, kBehind), fromCloud(3, kInner, kBehindToo)});
        QVERIFY(findDevice(*s, kInner));
        QCOMPARE(findDevice(*s, kInner)->address, kInnerIp);
        QCOMPARE(findDevice(*s, kInner)->packetsReceived, std::uint64_t{3});
        QCOMPARE(ownersOf(*s), (std::vector{kBehind.text(), kBehindToo.text()}));
    }
    void hostsBehindARouterThatSpokeStayApart()
    {
        const auto s = analysed(
            {toCloudFrom(0, kInner, kInnerIp), fromCloud(1, kInner, kBehind), fromCloud(2, kInner, kBehindToo)});
        QCOMPARE(ownersOf(*s), (std::vector{kInner.text(), kBehind.text(), kBehindToo.text()}));
    }
    void aRoutersOwnAddressIsItsOwn()
    {
        // What it sends from the internet does not tell its address, and a host asks it before it answers.
        std::vector<TimedFrame> frames{
            fromCloud(0, kDevice, kDeviceIp),
            {second(1),
             udpFrame({kRouter, kDevice, {IpAddress::v4(203, 0, 113, 1), 443}, {kDeviceIp, 40001}}, hex("01"))},
            asks(2, kRouter, IpAddress::v4(192, 168, 1, 1)),
            {second(3),
             udpFrame({kDevice, kRouter, {kDeviceIp, 53}, {IpAddress::v4(192, 168, 1, 1), 5000}}, hex("01"))}};
        const auto s = analysed(frames);
        QCOMPARE(s->devices.size(), std::size_t{2});
        QVERIFY(findDevice(*s, kRouter)->router);
    }
    void whoSendsHomeFromTheInternetIsARouter()
    {
        // One server is all that it is seen to hand on from; it must not pass for it.
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 3; ++i)
            frames.push_back(fromCloud(i, kDevice, kDeviceIp));
        const auto s = analysed(frames);
        const Device* const router = findDevice(*s, kRouter);
        QVERIFY(router->router);
        QVERIFY(router->address.isUnspecified());
        QVERIFY(router->leases.empty());
    }
    void aNewPrefixEachDayMakesNoRouter()
    {
        const auto sends = [](int hops) {
            std::vector<TimedFrame> frames;
            for (const char* text : {"2001:db8:1::7", "2a02:db8:77::7", "2003:db8:5::7"}) {
                Route way{kDevice, kRouter, {*IpAddress::parse(text), 40000}, {*IpAddress::parse("2a00:1450::1"), 443}};
                way.ttl = static_cast<std::uint8_t>(hops);
                frames.push_back({second(static_cast<double>(frames.size()) * 86400), udpFrame(way, hex("01"))});
            }
            return analysed(frames);
        };
        for (const int all : {64, 128, 255}) {
            const auto s = sends(all);
            QVERIFY(!findDevice(*s, kDevice)->router);
            QCOMPARE(findDevice(*s, kDevice)->leases.size(), std::size_t{3});
        }
        QVERIFY(findDevice(*sends(57), kDevice)->router);
    }
    void bothVersionsOfIpAreOneDevice()
    {
        const IpAddress six = *IpAddress::parse("fd00:1::50");
        const IpAddress other = *IpAddress::parse("fd00:1::99");
        const auto answer = [&](double t, const IpAddress& to) {
            return TimedFrame{
                second(t), udpFrame({kRouter, kDevice, {*IpAddress::parse("fd00:1::1"), 53}, {to, 5000}}, hex("01"))};
        };
        const auto s = analysed(
            {answer(0, six), fromCloud(1, kDevice, kDeviceIp), answer(2, other), toCloudFrom(3, kDevice, kDeviceIp)});
        QCOMPARE(s->devices.size(), std::size_t{2});
        QCOMPARE(findDevice(*s, kDevice)->address, kDeviceIp);
        QCOMPARE(findDevice(*s, kDevice)->packetsReceived, std::uint64_t{3});
    }
    void aNewAddressDoesNotMakeANewDevice()
    {
        std::vector<TimedFrame> frames{toCloudFrom(0, kDevice, IpAddress::v4(192, 168, 1, 33))};
        addLease(frames, 1, {});
        frames.push_back(fromCloud(2, kDevice, kDeviceIp));
        const auto s = analysed(frames);
        QCOMPARE(s->devices.size(), std::size_t{2});
        QCOMPARE(findDevice(*s, kDevice)->address, kDeviceIp);
    }
    void aReceiverOfZerosIsNone()
    {
        const auto s = analysed({fromCloud(0, {}, kDeviceIp), toCloudFrom(1, kDevice, kDeviceIp)});
        QCOMPARE(s->devices.size(), std::size_t{2});
        QCOMPARE(ownersOf(*s), std::vector{kDevice.text()});
    }
    void cookedFramesNameOnlyTheSender()
    {
        const auto s = analysedAs(113, {fromCloud(0, kDevice, kDeviceIp), toCloudFrom(1, kDevice, kDeviceIp),
                                        fromCloud(2, kDevice, kDeviceIp)});
        QCOMPARE(s->devices.size(), std::size_t{2});
        QCOMPARE(findDevice(*s, kDevice)->address, kDeviceIp);
        QCOMPARE(findDevice(*s, kDevice)->packetsSent, std::uint64_t{1});
        QCOMPARE(ownersOf(*s), std::vector{kDevice.text()});
    }
    void anUnspecifiedAddressIsNobodys()
    {
        std::vector<TimedFrame> frames;
        addLease(frames, 0, {});
        frames.push_back(toCloudFrom(1, kDevice, kDeviceIp));
        frames.push_back(
            {second(2), udpFrame({kDevice, kRouter, {IpAddress(), 1}, {*IpAddress::parse("ff02::16"), 2}}, hex("01"))});
        frames.push_back(
            {second(3),
             udpFrame({kDevice, kRouter, {IpAddress::v4(0), 1}, {IpAddress::v4(224, 0, 0, 1), 2}}, hex("01"))});
        const auto s = analysedAs(101, frames);
        // The client, by the MAC in its DHCP messages, and the server.
        QCOMPARE(s->devices.size(), std::size_t{2});
        const Device* const client = findDevice(*s, kDevice);
        QVERIFY(client);
        QCOMPARE(client->address, kDeviceIp);
        QCOMPARE(client->packetsSent, std::uint64_t{3});
        QCOMPARE(client->packetsReceived, std::uint64_t{2});
        QCOMPARE(client->eventsOf(Protocol::Dhcp), 1U);
        QCOMPARE(s->totals.packets, std::uint64_t{7});
    }
    void aLeaseTellsTheMacOfAnAddressThatSpokeBefore()
    {
        std::vector<TimedFrame> frames{toCloudFrom(0, kDevice, kDeviceIp)};
        DhcpFields renewal;
        renewal.type = 3;
        renewal.clientIp = kDeviceIp;
        renewal.clientMac = kDevice;
        frames.push_back({second(1), udpFrame({kDevice, kRouter, {kDeviceIp, 68}, {IpAddress::v4(192, 168, 1, 1), 67}},
                                              dhcpPacket(renewal))});
        const auto s = analysedAs(101, frames);
        QCOMPARE(s->devices.size(), std::size_t{2});
        QCOMPARE(findDevice(*s, kDevice)->packetsSent, std::uint64_t{2});
    }
    void aRouterThatIsSeenOnBothSidesHandsIpv6OnAndHasIpv4OfItsOwn()
    {
        // As tcpdump -i any at the router writes it: each packet in at the LAN, and out to the internet.
        const IpAddress host = *IpAddress::parse("2001:db8:50::7");
        const IpAddress cloud = *IpAddress::parse("2001:db8:aaaa::20");
        const IpAddress wan = IpAddress::v4(192, 0, 2, 50);
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 3; ++i) {
            const double t = 10.0 * i;
            const auto send = [&](double at, const MacAddress& card, const IpAddress& from, const IpAddress& to) {
                frames.push_back({second(at), udpFrame({card, kInner, {from, 40000}, {to, 443}}, hex("01"))});
            };
            send(t, kDevice, kDeviceIp, kCloud);
            send(t + 0.001, kRouter, wan, kCloud);
            send(t + 1, kDevice, host, cloud);
            send(t + 1.001, kRouter, host, cloud);
        }
        const auto s = analysed(frames);
        QCOMPARE(findDevice(*s, kDevice)->leases.size(), std::size_t{2});
        QVERIFY(!findDevice(*s, kDevice)->router);
        const Device* const router = findDevice(*s, kRouter);
        QVERIFY(router && router->router);
        QCOMPARE(router->leases.size(), std::size_t{1});
        QCOMPARE(router->leases[0].address, wan);
        QCOMPARE(router->address, wan);
        QCOMPARE(ownersOf(*s), (std::vector{kDevice.text(), kRouter.text()}));
        // What the router only hands on is no talk of its own.
        for (std::size_t i = 0; i < s->flows.size(); ++i)
            QVERIFY(s->flows[i].peer != cloud || s->devices[s->flows[i].device.value].mac == kDevice);
    }
};

QTEST_APPLESS_MAIN(TestDeviceTable)
#include "tst_device_table.moc"

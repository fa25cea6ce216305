// SPDX-License-Identifier: GPL-3.0-or-later
// Who is on the link is at home, whatever address he has; who is behind a router is not.
#include <QtTest>

#include "core/analysis/home_networks.h"
#include "tests/support/analysed.h"
#include "tests/support/flow_to.h"
#include "tests/support/to_cloud.h"

using namespace phonehome;

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr MacAddress kOther{{2, 0, 0, 0, 0, 3}};

IpAddress address(const char* text)
{
    return *IpAddress::parse(text);
}

const IpAddress kDeviceSix = address("2a02:db8:1:1::50");
const IpAddress kOtherSix = address("2a02:db8:1:1::60");
const IpAddress kFarSix = address("2a00:1450:4001::1");
const IpAddress kLinkLocal = address("fe80::1");

Bytes icmp6Frame(Route route, const Bytes& message)
{
    route.ttl = 255;
    constexpr std::size_t kNextHeader = 14 + 6;
    constexpr std::size_t kMessage = 14 + 40;
    Bytes frame = udpFrame(route, Bytes(message.size() - 8));
    frame[kNextHeader] = 58;
    std::copy(message.begin(), message.end(), frame.begin() + kMessage);
    return frame;
}

/// NS (135) or NA (136), without options.
Bytes neighbourMessage(std::uint8_t type, std::uint8_t flags, const IpAddress& target)
{
    Bytes out{type, 0, 0, 0, flags, 0, 0, 0};
    out.insert(out.end(), target.bytes().begin(), target.bytes().end());
    return out;
}

TimedFrame solicitation(double t, const IpAddress& target)
{
    const IpAddress group = address("ff02::1:ff00:60");
    return {second(t), icmp6Frame({kDevice, multicastMac(group), {address("fe80::50"), 0}, {group, 0}},
                                  neighbourMessage(135, 0, target))};
}

TimedFrame advertisement(double t, const IpAddress& target, std::uint8_t flags)
{
    return {second(t), icmp6Frame({kOther, kDevice, {address("fe80::60"), 0}, {address("fe80::50"), 0}},
                                  neighbourMessage(136, flags, target))};
}

TimedFrame routerAdvertisement(double t, const IpAddress& prefix, std::uint8_t length)
{
    const IpAddress group = address("ff02::1");
    Bytes message{134, 0, 0, 0, 64, 0, 0x07, 0x08, 0, 0, 0, 0, 0, 0, 0, 0};
    const Bytes option{3, 4, length, 0xc0, 0, 1, 0x51, 0x80, 0, 0, 0x38, 0x40, 0, 0, 0, 0};
    message.insert(message.end(), option.begin(), option.end());
    message.insert(message.end(), prefix.bytes().begin(), prefix.bytes().end());
    return {second(t), icmp6Frame({kRouter, multicastMac(group), {kLinkLocal, 0}, {group, 0}}, message)};
}

TimedFrame says(double t, const MacAddress& from, const Endpoint& source, const MacAddress& to,
                const Endpoint& destination, std::uint8_t hops = 64)
{
    return {second(t), udpFrame({from, to, source, destination, hops}, Bytes{1, 2, 3})};
}

} // namespace

class TestNeighbours : public QObject {
    Q_OBJECT
private slots:
    void prefixesHoldWhatIsInThem()
    {
        HomeNetworks networks;
        networks.announced(address("2a02:db8:1:2::"), 63);
        QVERIFY(networks.holds(address("2a02:db8:1:3::1")));
        QVERIFY(!networks.holds(address("2a02:db8:1:4::1")));
        networks.announced(address("2a00::"), 12);
        QVERIFY(!networks.holds(kFarSix));
        networks.announced(address("fd00::"), 64);
        QVERIFY(!networks.holds(address("fd00::1")));
    }
    void neighboursTalkAtHome_data()
    {
        QTest::addColumn<int>("evidence");
        QTest::newRow("on-link prefix") << 0;
        QTest::newRow("solicitation") << 1;
        QTest::newRow("advertisement") << 2;
        QTest::newRow("sent from it") << 3;
    }
    void neighboursTalkAtHome()
    {
        QFETCH(int, evidence);
        std::vector<TimedFrame> frames;
        if (evidence == 0)
            frames.push_back(routerAdvertisement(0, address("2a02:db8:1:1::"), 64));
        if (evidence == 1)
            frames.push_back(solicitation(0, kOtherSix));
        if (evidence == 2)
            frames.push_back(advertisement(0, kOtherSix, 0x60));
        frames.push_back(says(1, kOther, {kOtherSix, 5000}, kRouter, {kFarSix, 443}));
        frames.push_back(says(2, kDevice, {kDeviceSix, 5000}, kOther, {kOtherSix, 8009}));
        frames.push_back(says(3, kOther, {kOtherSix, 8009}, kDevice, {kDeviceSix, 5000}));
        const auto s = analysed(frames);
        const Flow* const flow = flowTo(*s, kOtherSix);
        QVERIFY(flow);
        QVERIFY(s->devices[flow->device.value].mac == kDevice);
        QVERIFY(flow->peerDevice.valid());
        QVERIFY(s->devices[flow->peerDevice.value].mac == kOther);
        QVERIFY(!s->isAbroad(kOtherSix));
        QVERIFY(s->isAbroad(kFarSix));
        QVERIFY(!flowTo(*s, kFarSix)->peerDevice.valid());
        QVERIFY(s->vantage.lanUnicast == Visibility::Seen);
    }
    void anAdvertisementTellsWhoHoldsTheAddressUnlessItIsAProxys()
    {
        for (const bool proxy : {false, true}) {
            const auto s = analysed({advertisement(0, kOtherSix, proxy ? 0x40 : 0x60),
                                     says(1, kDevice, {kDeviceSix, 5000}, kOther, {kOtherSix, 8009})});
            QCOMPARE(flowTo(*s, kOtherSix)->peerDevice.valid(), !proxy);
            QVERIFY(!s->isAbroad(kOtherSix));
        }
    }
    void whatCameThroughARouterTellsNothing()
    {
        // Its sender has not all of its hops left.
        auto asked = solicitation(0, kFarSix);
        asked.bytes[14 + 7] = 254;
        auto told = routerAdvertisement(0, address("2a00:1450:4001::"), 64);
        told.bytes[14 + 7] = 254;
        const auto s = analysed({asked, told, says(1, kRouter, {kFarSix, 443}, kDevice, {kDeviceSix, 5000}, 57),
                                 says(2, kDevice, {kDeviceSix, 5000}, kRouter, {kFarSix, 443})});
        QVERIFY(s->isAbroad(kFarSix));
    }
    void strangersWhoCallAreNoDevices()
    {
        // On the link between a router that translates and its provider.
        const IpAddress home = IpAddress::v4(203, 0, 113, 5);
        std::vector<TimedFrame> frames;
        for (std::uint8_t i = 0; i < 20; ++i) {
            const Endpoint stranger{IpAddress::v4(198, 51, 100, i), 50000};
            frames.push_back(says(i, kDevice, {home, 40000}, kRouter, {IpAddress::v4(192, 0, 2, i), 443}));
            frames.push_back(says(i + 0.02, kRouter, {IpAddress::v4(192, 0, 2, i), 443}, kDevice, {home, 40000}, 55));
            frames.push_back(says(i + 0.5, kRouter, stranger, kDevice, {home, 7000}, 50));
        }
        const auto s = analysed(frames);
        QCOMPARE(s->devices.size(), std::size_t{2});
        const Flow* const called = flowTo(*s, IpAddress::v4(198, 51, 100, 9));
        QVERIFY(called);
        QVERIFY(s->devices[called->device.value].mac == kDevice);
        QCOMPARE(called->packetsIn, std::uint64_t{1});
    }
    void betweenTwoRoutersOnlyWhoIsRightBehindOneIsADevice()
    {
        std::vector<TimedFrame> frames;
        const auto host = [](int i) { return IpAddress::v4(203, 0, 113, static_cast<std::uint8_t>(10 + i)); };
        const auto far = [](int i) { return IpAddress::v4(198, 51, 100, static_cast<std::uint8_t>(i)); };
        for (int i = 0; i < 3; ++i) { // both are routers
            frames.push_back(says(i, kRouter, {far(100 + i), 443}, kOther, {host(i), 40000}, 50));
            frames.push_back(says(i + 0.1, kOther, {host(i), 40000}, kRouter, {far(100 + i), 443}, 63));
        }
        for (int i = 0; i < 10; ++i)
            frames.push_back(says(10 + i, kRouter, {far(i), 50000}, kOther, {host(i % 3), 22}, 50));
        for (int i = 0; i < 10; ++i) // of nobody who is known
            frames.push_back(says(30 + i, kRouter, {far(i), 50000}, kOther, {host(20 + i), 22}, 50));
        const auto s = analysed(frames);
        for (std::size_t i = 0; i < s->devices.size(); ++i) {
            const Device& device = s->devices[i];
            const bool isHost = device.address.toV4() >> 8U == host(0).toV4() >> 8U;
            QVERIFY2(device.mac || isHost, device.address.text().c_str());
        }
        QVERIFY(s->devices.size() <= 5);
        QCOMPARE(flowTo(*s, far(7))->packetsIn, std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(TestNeighbours)
#include "tst_neighbours.moc"

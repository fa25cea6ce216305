// SPDX-License-Identifier: GPL-3.0-or-later
// A capture of all of a router's interfaces says what one of its port alone does.
#include <QtTest>

#include "core/analysis/cadence_sentence.h"
#include "core/net/frame.h"
#include "tests/support/analysed.h"
#include "tests/support/router_taps.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

Q_DECLARE_METATYPE(phonehome::LinkType)

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes toCloudFrame(std::uint16_t own, std::uint16_t peer, const Bytes& payload, std::uint16_t id = 0)
{
    Route route = toCloud(own, peer);
    route.id = id;
    return udpFrame(route, payload);
}

Bytes fromCloudFrame(std::uint16_t own, std::uint16_t peer, const Bytes& payload)
{
    return udpFrame({kRouterLan, kDevice, {kCloud, peer}, {kDeviceIp, own}, 50}, payload);
}

/// Lookups every minute, a beat every five, a connection that is kept, and one that is resumed after losses.
std::vector<TimedFrame> talkOfADay()
{
    std::vector<TimedFrame> out;
    for (std::uint16_t i = 0; i < 100; ++i) {
        out.push_back({second(60.0 * i), toCloudFrame(40000, 53, dnsQuestion(i, 0x0100, "nat.example.com", 1), i)});
        out.push_back(
            {second(60.0 * i + 0.03), fromCloudFrame(40000, 53, dnsAnswerA(i, "nat.example.com", kCloud, 60))});
    }
    for (std::uint16_t i = 0; i < 30; ++i) {
        if (i != 12) // a beat is missed
            out.push_back({second(310.0 * i + 7), toCloudFrame(4500, 6667, {1, 2, 3, 4})});
    }
    SplitMix random(7);
    Route route = toCloud(50123, 8883);
    TcpTalk talk(route, random, out);
    talk.open(second(3), Duration::ofMillis(30));
    for (int i = 0; i < 50; ++i) {
        talk.fromClient(second(10 + 45.0 * i), Bytes{0xc0, 0});
        talk.fromServer(second(10.04 + 45.0 * i), Bytes{0xd0, 0});
        if (i % 7 == 3)
            talk.repeatClient(second(10.3 + 45.0 * i));
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return out;
}

/// All that is said of flows, groups and the devices that have any.
QStringList told(const Snapshot& s)
{
    QStringList out;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& f = s.flows[i];
        const auto& mac = s.devices[f.device.value].mac;
        out << QString("%1 > %2 %3: %4 out of %5 bytes, %6 in of %7")
                   .arg(QString::fromStdString(mac ? mac->text() : "nobody"), QString::fromStdString(f.peer.text()))
                   .arg(f.peerPort)
                   .arg(f.packetsOut)
                   .arg(f.bytesOut)
                   .arg(f.packetsIn)
                   .arg(f.bytesIn);
    }
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& g = s.groups[i];
        out << QString("%1 to %2: %3, %4 events, %5")
                   .arg(QString::fromStdString(s.text(g.kind)), QString::fromStdString(s.text(g.peer)))
                   .arg(g.ownPort)
                   .arg(g.events)
                   .arg(QString::fromStdString(cadenceSentence(s, g)));
    }
    return out;
}

} // namespace

class TestAllInterfaces : public QObject {
    Q_OBJECT
private slots:
    void saysWhatThePortAloneSays_data()
    {
        QTest::addColumn<LinkType>("link");
        QTest::newRow("cooked v1") << LinkType::LinuxSll;
        QTest::newRow("cooked v2") << LinkType::LinuxSll2;
    }
    void saysWhatThePortAloneSays()
    {
        QFETCH(LinkType, link);
        const std::vector<TimedFrame> talk = talkOfADay();
        const auto one = analysedCapture(cookedCapture(atThePort(talk), link));
        const auto all = analysedCapture(cookedCapture(onAllInterfaces(talk), link));
        QCOMPARE(told(*all), told(*one));
        QCOMPARE(all->totals.packets, std::uint64_t{talk.size() * 3});
        QCOMPARE(findDevice(*all, kDevice)->packetsSent, findDevice(*one, kDevice)->packetsSent);
        QVERIFY(!findDevice(*all, kRouterWan));
    }
    void aRoutersBothSidesAreOneDevice_data()
    {
        QTest::addColumn<bool>("hasMac");
        QTest::newRow("Ethernet") << true;
        QTest::newRow("PPP") << false;
    }
    void aRoutersBothSidesAreOneDevice()
    {
        QFETCH(bool, hasMac);
        const MacAddress outer = hasMac ? kRouterWan : MacAddress{};
        std::vector<TappedFrame> frames = onAllInterfaces(talkOfADay());
        for (TappedFrame& frame : frames) {
            if (!hasMac && frame.interface == TappedFrame::kWan)
                std::fill(frame.ethernet.begin() + 6, frame.ethernet.begin() + 12, std::uint8_t{0});
        }
        // Its own lookups, and what it says at home.
        const Endpoint resolver{IpAddress::v4(192, 0, 2, 53), 53};
        for (int i = 0; i < 4; ++i) {
            const double t = 100 + 60 * i;
            frames.push_back({second(t), udpFrame({outer, kProvider, {kRouterWanIp, 5353}, resolver}, Bytes{1, 2}),
                              TappedFrame::kWan, true});
            frames.push_back(
                {second(t + 0.02),
                 udpFrame({hasMac ? kProvider : outer, outer, resolver, {kRouterWanIp, 5353}, 57}, Bytes{3}),
                 TappedFrame::kWan, false});
            frames.push_back(
                {second(t + 1), arpRequestFrame(kRouterLan, kRouterLanIp, kDeviceIp), TappedFrame::kBridge, true});
        }
        const auto s = analysedCapture(cookedCapture(frames, LinkType::LinuxSll2));
        const Device* const router = findDevice(*s, kRouterLan);
        QVERIFY(router);
        QCOMPARE(router->address, kRouterLanIp);
        QVERIFY(!findDevice(*s, kRouterWan));
        const auto toResolver = [&]() -> const Flow* {
            for (std::size_t i = 0; i < s->flows.size(); ++i) {
                if (s->flows[i].peer == resolver.address)
                    return &s->flows[i];
            }
            return nullptr;
        }();
        QVERIFY(toResolver);
        QCOMPARE(&s->devices[toResolver->device.value], router);
        QCOMPARE(toResolver->packetsOut, std::uint64_t{4});
        QCOMPARE(toResolver->packetsIn, std::uint64_t{4});
        // The device, the router, and the provider's where it has a card.
        QCOMPARE(s->devices.size(), std::size_t{hasMac ? 3U : 2U});
    }
    void cardsThatSpokeBeforeTheyHandedOnStayTwo()
    {
        std::vector<TappedFrame> frames{
            {second(0), arpRequestFrame(kRouterLan, kRouterLanIp, kDeviceIp), TappedFrame::kBridge, true},
            {second(1), arpRequestFrame(kRouterWan, kRouterWanIp, IpAddress::v4(203, 0, 113, 1)), TappedFrame::kWan,
             true}};
        for (TappedFrame& frame : onAllInterfaces(talkOfADay())) {
            frame.time = frame.time + Duration::ofSeconds(10);
            frames.push_back(std::move(frame));
        }
        const auto s = analysedCapture(cookedCapture(frames, LinkType::LinuxSll2));
        QCOMPARE(findDevice(*s, kRouterLan)->address, kRouterLanIp);
        QCOMPARE(findDevice(*s, kRouterWan)->address, kRouterWanIp);
        QCOMPARE(s->devices.size(), std::size_t{3});
    }
};

QTEST_GUILESS_MAIN(TestAllInterfaces)
#include "tst_all_interfaces.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <limits>

#include "core/analysis/findings/router_needs.h"
#include "core/decode/packet.h"
#include "tests/support/analysed.h"
#include "tests/support/turn_talk.h"
#include "tests/support/wemo_week.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const IpAddress kCloud = IpAddress::v4(198, 51, 100, 20);
const MacAddress kPiholeMac{{0x02, 0, 0, 0, 0, 0x53}};
const IpAddress kPiholeIp = IpAddress::v4(192, 168, 1, 53);

using Frames = std::vector<TimedFrame>;

Frames both(Frames a, const Frames& b)
{
    a.insert(a.end(), b.begin(), b.end());
    std::stable_sort(a.begin(), a.end(), [](const auto& x, const auto& y) { return x.time < y.time; });
    return a;
}

/// A word of a protocol that nobody decodes, so many times.
Frames beats(const Endpoint& peer, double period, int n)
{
    Frames out;
    for (int i = 0; i < n; ++i)
        out.push_back({Turn::at(i * period), udpFrame(switchTo(40001, peer), std::vector<std::uint8_t>{1, 2, 3, 4})});
    return out;
}

Frames allocations(double period, int n)
{
    Turn turn(10, 50000);
    for (int i = 0; i < n; ++i)
        turn.allocate(i * period, 600, {kPublic, 40000});
    return turn.frames();
}

/// Asks for a name or the time, ten times, every minute.
Frames asks(const Route& way)
{
    NtpMessage time;
    time.version = 4;
    time.mode = 3;
    Frames out;
    for (std::uint16_t i = 0; i < 10; ++i)
        out.push_back(
            {Turn::at(i * 60),
             udpFrame(way, way.destination.port == 123 ? ntpPacket(time) : dnsQuestion(i, 0x100, "a.example.com", 1))});
    return out;
}

RouterNeeds needsOf(const Frames& frames)
{
    return routerNeeds(*analysed(frames));
}

DeviceId idOf(const Snapshot& s, const MacAddress& mac)
{
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        if (s.devices[i].mac == mac)
            return DeviceId{i};
    }
    return {};
}

} // namespace

class TestRouterNeeds : public QObject {
    Q_OBJECT
private slots:
    void theSampleNeedsSixMinutesForStun()
    {
        const SnapshotPtr s = analysedCapture(wemoWeek());
        const RouterNeeds needs = routerNeeds(*s);
        QCOMPARE(needs.sessions.size(), std::size_t{1});
        const SessionNeed& stun = needs.sessions.front();
        QCOMPARE(stun.protocol, Protocol::Stun);
        QCOMPARE(stun.transport, ip_protocol::kTcp);
        QCOMPARE(stun.port, std::uint16_t{3478});
        QVERIFY(std::abs(stun.period - 310) < 0.1);
        QVERIFY(std::abs(stun.longest - 310) < 1);
        QCOMPARE(stun.promised, std::optional(330.0));
        QCOMPARE(stun.missed, std::uint64_t{4});
        QCOMPARE(stun.seconds, 360);
        QCOMPARE(stun.devices, std::vector{idOf(*s, kSwitchMac)});
        QCOMPARE(needs.timeAskers, std::vector{idOf(*s, kSwitchMac)});
        QVERIFY(!needs.timeServers.empty());
        QVERIFY(std::is_sorted(needs.timeServers.begin(), needs.timeServers.end()));
        QVERIFY(needs.nameAskers.empty());
        QVERIFY(!needs.empty());
    }
    void secondsHaveSomethingToSpare_data()
    {
        QTest::addColumn<double>("longest");
        QTest::addColumn<double>("promised");
        QTest::addColumn<int>("seconds");
        QTest::newRow("the switch's") << 341.5 << 330.0 << 360;
        QTest::newRow("over TCP") << 310.0 << 330.0 << 360;
        QTest::newRow("nothing promised") << 60.0 << 0.0 << 90;
        QTest::newRow("on a step") << 600 / 1.05 << 0.0 << 600;
        QTest::newRow("just above one") << 600 / 1.05 + 0.001 << 0.0 << 630;
        QTest::newRow("short") << 1.0 << 0.0 << 30;
        QTest::newRow("promised more than can be") << 310.0 << 4294967295.0 << 86400;
        QTest::newRow("endless") << std::numeric_limits<double>::infinity() << 0.0 << 86400;
    }
    void secondsHaveSomethingToSpare()
    {
        QFETCH(double, longest);
        QFETCH(double, promised);
        QFETCH(int, seconds);
        QCOMPARE(sessionSeconds(longest, promised > 0 ? std::optional(promised) : std::nullopt), seconds);
    }
    void stunOverUdpIsWaitedForUntilItsLastTry()
    {
        const auto needs = needsOf(Turn(10, 50000).life(0, 330, 20, 12).frames());
        QCOMPARE(needs.sessions.size(), std::size_t{1});
        QCOMPARE(needs.sessions[0].transport, ip_protocol::kUdp);
        QVERIFY(std::abs(needs.sessions[0].longest - 341.5) < 0.5);
        QCOMPARE(needs.sessions[0].seconds, 360);
        QCOMPARE(needs.sessions[0].peers, std::vector<std::string>{"198.51.100.10"});
    }
    void theSlowestOfAPortSaysHowLong()
    {
        const auto needs = needsOf(inTimeOrder(
            {std::move(Turn(10, 50000).life(0, 330, 20, 12)), std::move(Turn(11, 50001).life(7, 600, 100, 12))}));
        QCOMPARE(needs.sessions.size(), std::size_t{1});
        QCOMPARE(needs.sessions[0].peers.size(), std::size_t{2});
        QCOMPARE(needs.sessions[0].devices.size(), std::size_t{1});
        QVERIFY(std::abs(needs.sessions[0].period - 500) < 0.1);
        QCOMPARE(needs.sessions[0].promised, std::optional(600.0));
        QCOMPARE(needs.sessions[0].seconds, 630);
    }
    void whatOpensANewSessionKeepsNone()
    {
        QVERIFY(needsOf(allocations(500, 12)).sessions.empty());
        QVERIFY(needsOf(asks(switchTo(40000, {kCloud, 53}))).sessions.empty());
        QVERIFY(needsOf(asks(switchTo(40000, {kCloud, 123}))).sessions.empty());
    }
    void aCallKeepsItsOwnWayOpen()
    {
        const auto checks = [](double period) {
            Frames out;
            for (std::uint8_t i = 0; i < 30; ++i)
                out.push_back({Turn::at(i * period), udpFrame(switchTo(40002, {kCloud, 51234}),
                                                              StunBuilder(stun_type::kBindingRequest, {i}).message())});
            return needsOf(out).sessions.size();
        };
        QCOMPARE(checks(5), std::size_t{0});
        QCOMPARE(checks(25), std::size_t{1});
    }
    void talkThatNobodyReadsIsKeptToo()
    {
        const auto needs = needsOf(beats({kCloud, 8886}, 60, 20));
        QCOMPARE(needs.sessions.size(), std::size_t{1});
        QCOMPARE(needs.sessions[0].port, std::uint16_t{8886});
        QCOMPARE(needs.sessions[0].protocol, Protocol::Other);
        QVERIFY(!needs.sessions[0].promised);
        QCOMPARE(needs.sessions[0].seconds, 90);
    }
    void butNotAtHomeNorAfterHoursNorWithoutAPeriod()
    {
        QVERIFY(needsOf(beats({IpAddress::v4(192, 168, 1, 9), 8886}, 60, 20)).empty());
        QVERIFY(needsOf(beats({kCloud, 8886}, 7200, 20)).empty());
        QVERIFY(needsOf(beats({kCloud, 8886}, 60, 2)).empty());
    }
    void udpComesFirstAndThenTheLowerPort()
    {
        const auto needs = needsOf(both(Turn(10, 50000).life(0, 330, 20, 12).frames(),
                                        both(beats({kCloud, 8886}, 60, 40), beats({kCloud, 2000}, 61, 40))));
        QCOMPARE(needs.sessions.size(), std::size_t{3});
        QCOMPARE(needs.sessions[0].port, std::uint16_t{2000});
        QCOMPARE(needs.sessions[1].port, std::uint16_t{3478});
        QCOMPARE(needs.sessions[2].port, std::uint16_t{8886});
    }
    void whoAsksOnTheInternetIsAnAsker()
    {
        const SnapshotPtr s = analysed(
            both(asks(switchTo(40000, {kCloud, 123})), asks(switchTo(40002, {IpAddress::v4(9, 9, 9, 9), 53}))));
        const RouterNeeds needs = routerNeeds(*s);
        const std::vector asker{idOf(*s, kSwitchMac)};
        QCOMPARE(needs.timeAskers, asker);
        QCOMPARE(needs.timeServers, std::vector<std::string>{"198.51.100.20"});
        QCOMPARE(needs.nameAskers, asker);
        QCOMPARE(needs.resolvers, std::vector<std::string>{"9.9.9.9"});
        QVERIFY(needsOf(both(asks(switchTo(40000, {kRouterIp, 123})), asks(switchTo(40002, {kRouterIp, 53})))).empty());
    }
    void whoServesTheHomeHasToAsk()
    {
        const Route upstream{kPiholeMac, kRouterMac, {kPiholeIp, 40000}, {IpAddress::v4(9, 9, 9, 9), 53}};
        const Route atHome{kSwitchMac, kPiholeMac, {kSwitchIp, 40000}, {kPiholeIp, 53}};
        QCOMPARE(needsOf(asks(upstream)).nameAskers.size(), std::size_t{1});
        QVERIFY(needsOf(both(asks(upstream), asks(atHome))).nameAskers.empty());
    }
    void theRouterIsNoAskerAndTellsItsAddress()
    {
        const SnapshotPtr week = analysedCapture(wemoWeek());
        QCOMPARE(routerNeeds(*week).routerAddress, std::optional(kRouterIp));
        // Frames from it with addresses of the internet make it a router.
        const Route own{kRouterMac, kSwitchMac, {kRouterIp, 40000}, {kCloud, 123}};
        const Route out{kSwitchMac, kRouterMac, {kSwitchIp, 40001}, {kCloud, 5000}};
        Frames frames = asks(own);
        for (std::uint8_t host = 1; host < 9; ++host) {
            const Endpoint peer{IpAddress::v4(198, 51, 100, host), 5000};
            const Timestamp t = Turn::at(host * 60 + 1);
            const std::vector<std::uint8_t> word{1, 2, 3, 4};
            frames.push_back({t, udpFrame({kSwitchMac, kRouterMac, out.source, peer}, word)});
            frames.push_back({t + Duration::ofMillis(20), udpFrame({kRouterMac, kSwitchMac, peer, out.source}, word)});
        }
        const SnapshotPtr s = analysed(both(frames, {}));
        QVERIFY(findDevice(*s, kRouterMac)->router);
        QVERIFY(routerNeeds(*s).timeAskers.empty());
        QCOMPARE(routerNeeds(*s).routerAddress, std::optional(kRouterIp));
    }
    void ofOneDeviceOnlyItsOwn()
    {
        const Route other{kPiholeMac, kRouterMac, {kPiholeIp, 40000}, {kCloud, 123}};
        const SnapshotPtr s = analysed(both(Turn(10, 50000).life(0, 330, 20, 12).frames(), asks(other)));
        const RouterNeeds ofSwitch = routerNeeds(*s, idOf(*s, kSwitchMac));
        QCOMPARE(ofSwitch.sessions.size(), std::size_t{1});
        QVERIFY(ofSwitch.timeAskers.empty());
        const RouterNeeds ofOther = routerNeeds(*s, idOf(*s, kPiholeMac));
        QVERIFY(ofOther.sessions.empty());
        QCOMPARE(ofOther.timeAskers, std::vector{idOf(*s, kPiholeMac)});
    }
};

QTEST_APPLESS_MAIN(TestRouterNeeds)
#include "tst_router_needs.moc"

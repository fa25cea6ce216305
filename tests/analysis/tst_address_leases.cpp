// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr MacAddress kPlug{{0x24, 0xf5, 0xa2, 0, 0, 1}};
constexpr MacAddress kRouter{{0, 0x90, 0x0b, 0, 0, 1}};
constexpr std::uint8_t kDiscover = 1;
constexpr std::uint8_t kRequest = 3;
constexpr std::uint8_t kAck = 5;
constexpr std::uint8_t kNak = 6;
constexpr std::uint8_t kLeaseTime = 51;
constexpr std::uint8_t kRenewalTime = 58;

Timestamp second(double s)
{
    return Timestamp{} + Duration::fromSeconds(1000 + s);
}

std::vector<std::uint8_t> seconds(std::uint32_t value)
{
    return WireWriter().u32(value).take();
}

/// REQUEST and ACK of a plug that holds its address already.
void renewal(std::vector<TimedFrame>& out, double t, const decltype(DhcpFields::options)& granted,
             std::uint8_t type = kRequest, std::uint8_t answer = kAck)
{
    const Endpoint client{IpAddress::v4(192, 168, 1, 107), 68};
    const Endpoint server{IpAddress::v4(192, 168, 1, 1), 67};
    DhcpFields fields;
    fields.type = type;
    fields.transactionId = static_cast<std::uint32_t>(out.size() + 1);
    fields.clientMac = kPlug;
    fields.clientIp = client.address;
    out.push_back({second(t), udpFrame({kPlug, kRouter, client, server}, dhcpPacket(fields))});
    fields.op = 2;
    fields.type = answer;
    fields.yourIp = client.address;
    fields.options = granted;
    out.push_back({second(t + 0.01), udpFrame({kRouter, kPlug, server, client}, dhcpPacket(fields))});
}

/// A repeater hands on what its hosts say under its own MAC: DHCP alone tells theirs.
constexpr MacAddress kRepeater{{0x02, 0xee, 0, 0, 0, 1}};
const IpAddress kCloud = IpAddress::v4(198, 51, 100, 20);

MacAddress hostMac(std::uint8_t n)
{
    return {{0x24, 0xf5, 0xa2, 0, 1, n}};
}

IpAddress hostIp(std::uint8_t n)
{
    return IpAddress::v4(192, 168, 1, 120U + n);
}

/// REQUEST and ACK, the client's frames under a card's MAC; holds: the client has its address already.
void leaseBy(std::vector<TimedFrame>& out, double t, const MacAddress& card, std::uint8_t host, bool holds)
{
    const Endpoint client{holds ? hostIp(host) : IpAddress::v4(0), 68};
    const Endpoint server{IpAddress::v4(192, 168, 1, 1), 67};
    DhcpFields fields;
    fields.type = kRequest;
    fields.transactionId = static_cast<std::uint32_t>(out.size() + 1);
    fields.clientMac = hostMac(host);
    fields.clientIp = client.address;
    out.push_back({second(t), udpFrame({card, kRouter, client, server}, dhcpPacket(fields))});
    fields.op = 2;
    fields.type = kAck;
    fields.yourIp = hostIp(host);
    fields.options = {{kLeaseTime, seconds(7200)}};
    out.push_back({second(t + 0.01), udpFrame({kRouter, card, server, {hostIp(host), 68}}, dhcpPacket(fields))});
}

/// It says something to the cloud and gets an answer.
void talk(std::vector<TimedFrame>& out, double t, const MacAddress& card, const IpAddress& from)
{
    const Route there{card, kRouter, {from, 50000}, {kCloud, 9999}};
    const std::vector<std::uint8_t> word{'h', 'i'};
    out.push_back({second(t), udpFrame(there, word)});
    out.push_back({second(t + 0.05), udpFrame({kRouter, card, there.destination, there.source}, word)});
}

/// The device of a MAC; a row without one where there is none.
Device deviceOf(const Snapshot& s, const MacAddress& mac)
{
    for (std::size_t i = 0; i < s.devices.size(); ++i) {
        if (s.devices[i].mac == mac)
            return s.devices[i];
    }
    return {};
}

/// A plug gets an address for two hours, then asks for it by a DISCOVER, without one, and joins a group at once.
std::vector<TimedFrame> joinsAgain(double after)
{
    std::vector<TimedFrame> frames;
    renewal(frames, 0, {{kLeaseTime, seconds(7200)}});
    talk(frames, 100, kPlug, IpAddress::v4(192, 168, 1, 107));
    DhcpFields fields;
    fields.type = kDiscover;
    fields.transactionId = 4711;
    fields.clientMac = kPlug;
    const Endpoint nobody{IpAddress::v4(0), 68};
    const Endpoint all{IpAddress::v4(255, 255, 255, 255), 67};
    frames.push_back({second(after), udpFrame({kPlug, multicastMac(all.address), nobody, all}, dhcpPacket(fields))});
    const IpAddress group = IpAddress::v4(239, 255, 255, 250);
    frames.push_back(
        {second(after + 2),
         igmpReportFrame({kPlug, multicastMac(group), {IpAddress::v4(192, 168, 1, 107), 0}, {group, 0}}, group)});
    return frames;
}

Promise promiseOf(double every, const decltype(DhcpFields::options)& granted)
{
    std::vector<TimedFrame> frames;
    for (int i = 0; i < 12; ++i)
        renewal(frames, i * every, granted);
    const auto s = analysed(frames);
    return s->groups.size() == 1 && s->groups[0].promise ? *s->groups[0].promise : Promise{};
}

} // namespace

class TestAddressLeases : public QObject {
    Q_OBJECT
private slots:
    void aRepeatersHostIsToldByArpWhereNothingElseCanBeMeant_data()
    {
        QTest::addColumn<bool>("ownLease");
        QTest::addColumn<bool>("otherHost");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<bool>("told");
        QTest::newRow("a repeater for sure") << true << true << true << true;
        QTest::newRow("may be its own address") << false << true << true << false;
        QTest::newRow("may be no repeater") << true << false << true << false;
        QTest::newRow("may be a proxy") << true << true << false << false;
    }
    void aRepeatersHostIsToldByArpWhereNothingElseCanBeMeant()
    {
        QFETCH(bool, ownLease);
        QFETCH(bool, otherHost);
        QFETCH(bool, asks);
        const MacAddress card = hostMac(9);
        const IpAddress router = IpAddress::v4(192, 168, 1, 1);
        std::vector<TimedFrame> frames;
        if (ownLease)
            leaseBy(frames, 0, card, 9, false);
        if (otherHost)
            leaseBy(frames, 1, card, 1, false);
        talk(frames, 2, card, hostIp(9));
        frames.push_back({second(3), asks ? arpRequestFrame(card, hostIp(2), router)
                                          : arpReplyFrame({card, kRouter, {hostIp(2), 0}, {router, 0}})});
        talk(frames, 4, card, hostIp(2));
        talk(frames, 5, card, hostIp(9));
        const auto s = analysed(frames);
        const Device repeater = deviceOf(*s, card);
        QCOMPARE(repeater.address, hostIp(9));
        bool told = false;
        for (std::size_t i = 0; i < s->flows.size(); ++i) {
            const Device& device = s->devices[s->flows[i].device.value];
            told = told || (s->flows[i].peer == kCloud && !device.mac && device.address == hostIp(2) &&
                            s->flows[i].packetsOut == 1 && s->flows[i].packetsIn == 1);
        }
        QTEST(told, "told");
    }
    void hostsBehindARepeaterOfOneMacAreDevicesOfTheirOwn_data()
    {
        QTest::addColumn<bool>("hold");
        QTest::newRow("they come up") << false;
        QTest::newRow("they renew what they have") << true;
    }
    void hostsBehindARepeaterOfOneMacAreDevicesOfTheirOwn()
    {
        QFETCH(bool, hold);
        const IpAddress own = IpAddress::v4(192, 168, 1, 119);
        std::vector<TimedFrame> frames;
        talk(frames, 0, kRepeater, own);
        for (const std::uint8_t host : {1, 2})
            leaseBy(frames, 10 + host, kRepeater, host, hold);
        for (int i = 0; i < 3; ++i) {
            talk(frames, 20 + i, kRepeater, hostIp(1));
            talk(frames, 20.5 + i, kRepeater, hostIp(2));
        }
        talk(frames, 30, kRepeater, own);
        const auto s = analysed(frames);
        QCOMPARE(s->devices.size(), std::size_t{4});
        for (const std::uint8_t host : {1, 2}) {
            const Device device = deviceOf(*s, hostMac(host));
            QCOMPARE(device.address, hostIp(host));
            QCOMPARE(device.packetsReceived, std::uint64_t{hold ? 4U : 3U});
            QCOMPARE(device.packetsSent, std::uint64_t{3});
            QCOMPARE(device.peers, 1U);
        }
        const Device repeater = deviceOf(*s, kRepeater);
        QCOMPARE(repeater.address, own);
        QCOMPARE(repeater.packetsReceived, std::uint64_t{hold ? 2U : 4U});
        QVERIFY(!repeater.router);
    }
    void aHostThatLeavesItsRepeaterTakesItsAddressWithIt()
    {
        std::vector<TimedFrame> frames;
        leaseBy(frames, 0, kRepeater, 1, false);
        talk(frames, 10, kRepeater, hostIp(1));
        talk(frames, 20, hostMac(1), hostIp(1));
        // The repeater itself gets the address next.
        DhcpFields fields;
        fields.type = kRequest;
        fields.clientMac = kRepeater;
        fields.clientIp = hostIp(1);
        frames.push_back(
            {second(30),
             udpFrame({kRepeater, kRouter, {hostIp(1), 68}, {IpAddress::v4(192, 168, 1, 1), 67}}, dhcpPacket(fields))});
        talk(frames, 40, kRepeater, hostIp(1));
        const auto s = analysed(frames);
        QCOMPARE(s->devices.size(), std::size_t{3});
        // The request is what tells: it goes to who had the address before.
        QCOMPARE(deviceOf(*s, hostMac(1)).packetsSent, std::uint64_t{3});
        QCOMPARE(deviceOf(*s, kRepeater).packetsSent, std::uint64_t{2});
    }
    void ofARequestThatTheSnapLengthCutItIsSeenWhetherItsSenderHasAnAddress()
    {
        std::vector<TimedFrame> frames;
        renewal(frames, 0, {});
        DhcpFields fields;
        fields.type = kDiscover;
        fields.clientMac = kPlug;
        const Endpoint nobody{IpAddress::v4(0), 68};
        const Endpoint all{IpAddress::v4(255, 255, 255, 255), 67};
        for (const double t : {10.0, 10.1}) // DISCOVER and REQUEST look alike, and share their transaction id
            frames.push_back(
                {second(t), udpFrame({kPlug, multicastMac(all.address), nobody, all}, dhcpPacket(fields))});
        for (TimedFrame& frame : frames)
            frame.bytes.resize(96);
        const auto s = analysed(frames);
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].tries, std::uint8_t{2});
        QCOMPARE(s->text(s->groups[0].kind), std::string("request"));
    }
    void aLeaseIsPromisedAndRenewedAtHalfOfIt()
    {
        const Promise promise = promiseOf(3660, {{kLeaseTime, seconds(7200)}});
        QCOMPARE(promise.kind, PromiseKind::DhcpLease);
        QCOMPARE(promise.seconds, std::int64_t{7200});
        QVERIFY(std::abs(*promise.margin - 3540) < 1);
        // RFC 2131 s4.4.5: half, where the server tells no T1.
        QCOMPARE(promise.renewal, (std::optional<RenewalTime>{{3600, false}}));
    }
    void theServersT1Wins()
    {
        const Promise promise = promiseOf(900, {{kLeaseTime, seconds(7200)}, {kRenewalTime, seconds(900)}});
        QCOMPARE(promise.renewal, (std::optional<RenewalTime>{{900, true}}));
    }
    void whoAsksForAnAddressAnewUsesNoLeaseUp()
    {
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 12; ++i)
            renewal(frames, i * 3600.0, {{kLeaseTime, seconds(7200)}}, i % 4 == 3 ? kDiscover : kRequest);
        const auto s = analysed(frames);
        QCOMPARE(s->groups.size(), std::size_t{2});
        const Promise& renewed = *s->groups[0].promise;
        QVERIFY(std::abs(*renewed.margin - 3600) < 1);
        QCOMPARE(renewed.renewals->size(), std::size_t{8}); // all requests but the first
        QVERIFY(!s->groups[1].promise->margin);
    }
    void aNewLeaseMissesNoRenewal()
    {
        // A plug that joins the network anew, an hour and a half before a renewal would have been the third.
        std::vector<TimedFrame> frames;
        double t = 0;
        for (int life = 0; life < 6; ++life) {
            renewal(frames, t += 2500 + 100 * life, {{kLeaseTime, seconds(7200)}}, kDiscover);
            for (int i = 0; i < 5; ++i)
                renewal(frames, t += 3660, {{kLeaseTime, seconds(7200)}});
        }
        const auto s = analysed(frames);
        const Group* renewals = findGroup(*s, Protocol::Dhcp, "REQUEST", "192.168.1.1");
        QVERIFY(renewals);
        QCOMPARE(renewals->events, std::uint32_t{30});
        QCOMPARE(renewals->cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(renewals->cadence.missed(), std::uint32_t{0});
    }
    void whoAsksBecauseOfItsLeaseDidNotComeUp_data()
    {
        QTest::addColumn<double>("after");
        QTest::addColumn<bool>("cameUp");
        QTest::newRow("at T1") << 3602.0 << false;
        QTest::newRow("at T2") << 6301.0 << false;
        QTest::newRow("behind its end") << 7230.0 << false;
        QTest::newRow("amid its talk") << 100.4 << false;
        QTest::newRow("at any other time") << 2000.0 << true;
        QTest::newRow("long behind its end") << 9000.0 << true;
    }
    void whoAsksBecauseOfItsLeaseDidNotComeUp()
    {
        QFETCH(const double, after);
        QFETCH(const bool, cameUp);
        QCOMPARE(analysed(joinsAgain(after))->restarts.size(), std::size_t{cameUp ? 1U : 0U});
    }
    void aRefusedRenewalIsNone()
    {
        std::vector<TimedFrame> frames;
        renewal(frames, 0, {{kLeaseTime, seconds(7200)}});
        renewal(frames, 3600, {}, kRequest, kNak);
        QVERIFY(!analysed(frames)->groups[0].promise->renewals);
    }
    void foreverIsNoTime() { QVERIFY(!promiseOf(3600, {{kLeaseTime, seconds(0xffffffff)}}).margin); }
    void withoutALeaseNothingIsPromised()
    {
        QVERIFY(!promiseOf(900, {{kRenewalTime, seconds(900)}}).margin);
        QVERIFY(!promiseOf(900, {}).renewal);
    }
};

QTEST_APPLESS_MAIN(TestAddressLeases)
#include "tst_address_leases.moc"

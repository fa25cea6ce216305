// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/flow_to.h"
#include "tests/support/frame_builder.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr MacAddress kPhone{{0x02, 0x11, 0x22, 0x33, 0x44, 0x55}};
const IpAddress kPhoneIp = IpAddress::v4(192, 168, 1, 50);
const IpAddress kResolver = IpAddress::v4(192, 168, 1, 2);
constexpr MacAddress kResolverMac{{0xb8, 0x27, 0xeb, 0, 0, 2}};
const IpAddress kCloud = IpAddress::v4(198, 51, 100, 20);

Timestamp second(double s)
{
    return {1'000'000'000'000 + static_cast<std::int64_t>(s * 1e9)};
}

Route between(const MacAddress& a, const IpAddress& from, std::uint16_t port, const MacAddress& b, const IpAddress& to,
              std::uint16_t toPort)
{
    return {a, b, {from, port}, {to, toPort}};
}

Route reversed(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

const Route kAsk = between(kSwitchMac, kSwitchIp, 40000, kResolverMac, kResolver, 53);
const Route kToCloud = between(kSwitchMac, kSwitchIp, 50000, kRouterMac, kCloud, 8443);

/// Asks for a name and gets an answer with an alias: name -> alias -> address, TTL 60.
std::vector<TimedFrame> lookup(double t, const Route& ask, std::uint16_t id, const IpAddress& address)
{
    WireWriter answer;
    answer.u16(id).u16(0x8180).u16(1).u16(2).u16(0).u16(0);
    answer.u8(3).text("nat").u8(5).text("wemo2").u8(3).text("com").u8(0).u16(1).u16(1);
    answer.u16(0xc00c).u16(5).u16(1).u32(60).u16(8).u8(5).text("alias").u16(0xc010);
    answer.u16(0xc02b).u16(1).u16(1).u32(60).u16(4).u32(address.toV4());
    return {{second(t), udpFrame(ask, dnsQuestion(id, 0x100, "nat.wemo2.com", 1))},
            {second(t + 0.02), udpFrame(reversed(ask), answer.view())}};
}

std::vector<TimedFrame> operator+(std::vector<TimedFrame> a, const std::vector<TimedFrame>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<TimedFrame> one(double t, const Route& route, std::string_view text)
{
    return {{second(t), udpFrame(route, WireWriter().text(text).view())}};
}

} // namespace

class TestHousehold : public QObject {
    Q_OBJECT
private slots:
    void devicesOfOneNameAreToldApart()
    {
        const auto named = [](double t, const MacAddress& mac, const std::string& name) {
            DhcpFields request;
            request.type = 3;
            request.clientMac = mac;
            request.transactionId = static_cast<std::uint32_t>(t) + 1;
            request.options = {{12, {name.begin(), name.end()}}};
            const Route route{
                mac, {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}}, {IpAddress::v4(0), 68}, {IpAddress::v4(~0U), 67}};
            return TimedFrame{second(t), udpFrame(route, dhcpPacket(request))};
        };
        const auto titles = [](const std::vector<TimedFrame>& frames) {
            const SnapshotPtr s = analysed(frames);
            std::set<std::string> out;
            for (std::uint32_t i = 0; i < s->devices.size(); ++i)
                out.insert(deviceTitle(*s, DeviceId{i}));
            return out;
        };
        std::vector<TimedFrame> frames{named(0, kSwitchMac, "wlan0"), named(10, kResolverMac, "printer")};
        QCOMPARE(titles(frames), (std::set<std::string>{"wlan0", "printer"}));
        frames.push_back(named(20, kPhone, "wlan0"));
        QCOMPARE(titles(frames),
                 (std::set<std::string>{"wlan0 (Belkin 3c:5d:19)", "printer", "wlan0 (02:11:22:33:44:55)"}));
    }
    void aDeviceIsItsMacWhateverItsAddress()
    {
        const Route first = between(kPhone, kPhoneIp, 1, kRouterMac, kCloud, 2);
        const Route later = between(kPhone, IpAddress::v4(192, 168, 1, 99), 1, kRouterMac, kCloud, 2);
        const Route other = between(kSwitchMac, kPhoneIp, 1, kRouterMac, kCloud, 2); // took the address over
        const auto s = analysed(one(0, first, "a") + one(10, later, "b") + one(20, other, "c"));
        const Device* phone = findDevice(*s, kPhone);
        QVERIFY(phone);
        QCOMPARE(phone->leases.size(), std::size_t{2});
        QCOMPARE(phone->address.text(), std::string("192.168.1.99"));
        QCOMPARE(phone->packetsSent, std::uint64_t{2});
        QCOMPARE(findDevice(*s, kSwitchMac)->address, kPhoneIp);
        QVERIFY(s->text(phone->vendor).empty()); // a private MAC has no maker
        QVERIFY(s->text(findDevice(*s, kSwitchMac)->vendor).find("Belkin") == 0);
    }
    void theAskedNameNamesTheFlow()
    {
        const auto s = analysed(lookup(0, kAsk, 7, kCloud) + one(1, kToCloud, "hello"));
        const Flow* flow = flowTo(*s, kCloud);
        QVERIFY(flow);
        QCOMPARE(s->text(flow->name), std::string("nat.wemo2.com"));
        QCOMPARE(flow->nameSource, NameSource::Dns);
        QCOMPARE(s->names.size(), std::size_t{1});
        const NameRow& row = s->names[0];
        QCOMPARE(s->text(row.aliases.at(0)), std::string("alias.wemo2.com"));
        QCOMPARE(row.ttl, 60U);
        QCOMPARE(row.resolver, kResolver);
        QCOMPARE(row.answers.at(0).address, kCloud);
        QCOMPARE(row.flows.size(), std::size_t{1});
        QCOMPARE(row.asked, 1U);
    }
    void anotherDevicesLookupIsWorthLess()
    {
        const Route asks = between(kPhone, kPhoneIp, 40000, kResolverMac, kResolver, 53);
        const auto s = analysed(lookup(0, asks, 7, kCloud) + one(1, kToCloud, "hello"));
        const Flow* flow = flowTo(*s, kCloud);
        QVERIFY(flow->nameSource != NameSource::Dns);
        QVERIFY(flow->nameConfidence != Confidence::Certain);
    }
    void aNameHoldsForItsTime()
    {
        // Long past the TTL and the grace a name is a guess.
        const auto s = analysed(lookup(0, kAsk, 7, kCloud) + one(90000, kToCloud, "hello"));
        QVERIFY(flowTo(*s, kCloud)->nameSource != NameSource::Dns);
    }
    void retransmittedQuestionsAreOneTransaction()
    {
        auto frames = lookup(0, kAsk, 7, kCloud);
        frames.insert(frames.begin() + 1, {second(0.01), frames.front().bytes});
        const auto s = analysed(frames);
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].tries, std::uint8_t{2});
        QCOMPARE(s->events[0].outcome, Outcome::Answered);
        QCOMPARE(s->events[0].promised, 60);
        QCOMPARE(s->events[0].roundTripUs, 10000U);
    }
    void aRefusedAndRepeatedAllocateIsOneTransaction()
    {
        const Route up = between(kSwitchMac, kSwitchIp, 50000, kRouterMac, kCloud, 3478);
        StunBuilder refusal(stun_type::kAllocateError, {1});
        refusal.error(401, "Unauthorized").text(stun_attribute::kRealm, "x").text(stun_attribute::kNonce, "n");
        StunBuilder again(stun_type::kAllocateRequest, {2});
        again.text(stun_attribute::kUsername, "u").text(stun_attribute::kNonce, "n");
        StunBuilder grant(stun_type::kAllocateSuccess, {2});
        const auto s =
            analysed({{second(0), udpFrame(up, StunBuilder(stun_type::kAllocateRequest, {1}).message())},
                      {second(0.03), udpFrame(reversed(up), refusal.message())},
                      {second(0.04), udpFrame(up, again.message())},
                      {second(0.07), udpFrame(reversed(up), grant.number(stun_attribute::kLifetime, 330).message())}});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].outcome, Outcome::Answered);
        QCOMPARE(s->events[0].tries, std::uint8_t{2});
        QCOMPARE(s->events[0].promised, 330);
    }
    void doubledMulticastFramesAreOneEvent()
    {
        const Route route = between(kSwitchMac, kSwitchIp, 3072, multicastMac(IpAddress::v4(239, 255, 255, 250)),
                                    IpAddress::v4(239, 255, 255, 250), 1900);
        const auto frame = udpFrame(route, ssdpAlive({"http://x/", "n", "upnp:rootdevice", "uuid:1::upnp:rootdevice"}));
        const auto s = analysed({{second(0), frame}, {second(0.001), frame}, {second(30), frame}});
        QCOMPARE(s->events.size(), std::size_t{2});
        QCOMPARE(s->events[0].copies, std::uint8_t{1});
    }
    void namesOfDevicesHaveTheirSource()
    {
        DhcpFields request;
        request.type = 3;
        request.clientMac = kSwitchMac;
        request.options = {{12, {'w', 'e', 'm', 'o'}}};
        const Route broadcast =
            between(kSwitchMac, IpAddress::v4(0), 68, {{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}}, IpAddress::v4(~0U), 67);
        const auto s = analysed(std::vector<TimedFrame>{{second(0), udpFrame(broadcast, dhcpPacket(request))}} +
                                one(1, kToCloud, "x"));
        const Device* device = findDevice(*s, kSwitchMac);
        QVERIFY(device);
        QCOMPARE(s->text(device->names.front().text), std::string("wemo"));
        QCOMPARE(device->names.front().source, NameSource::Dhcp);
        QCOMPARE(device->address, kSwitchIp);
    }
    void theRoutersRelayedAddressesAreNotItsOwn()
    {
        std::vector<TimedFrame> frames = one(0, kToCloud, "x");
        for (std::uint8_t i = 1; i < 20; ++i)
            frames =
                frames +
                one(i, reversed(between(kSwitchMac, kSwitchIp, 50000, kRouterMac, IpAddress::v4(198, 51, 100, i), 443)),
                    "x");
        const auto s = analysed(frames);
        const Device* router = findDevice(*s, kRouterMac);
        QVERIFY(!router || router->leases.empty());
        QCOMPARE(findDevice(*s, kSwitchMac)->packetsReceived, std::uint64_t{19});
    }
    void unknownTrafficIsCountedByPeerAndPort()
    {
        const auto s = analysed(one(0, kToCloud, "abc") + one(1, reversed(kToCloud), "d"));
        const Flow* flow = flowTo(*s, kCloud);
        QCOMPARE(flow->peerPort, std::uint16_t{8443});
        QCOMPARE(flow->app, Protocol::Other);
        QCOMPARE(flow->packetsOut, std::uint64_t{1});
        QCOMPARE(flow->packetsIn, std::uint64_t{1});
        QCOMPARE(flow->bytesOut, std::uint64_t{14 + 20 + 8 + 3});
        QCOMPARE(s->totals.packets, std::uint64_t{2});
    }
    void malformedMessagesAreCountedForTheirSender()
    {
        const auto s = analysed(one(0, kAsk, "?"));
        QCOMPARE(s->totals.refused[static_cast<std::size_t>(Protocol::Dns)], std::uint64_t{1});
        const auto& reasons = s->totals.refusedFor[static_cast<std::size_t>(Protocol::Dns)];
        QCOMPARE(reasons[static_cast<std::size_t>(Malformed::TooShort)], std::uint64_t{1});
        QCOMPARE(findDevice(*s, kSwitchMac)->refused[static_cast<std::size_t>(Protocol::Dns)], 1U);
    }
    void timeMayRunBackwards()
    {
        const auto s = analysed(one(10, kToCloud, "a") + one(0, kToCloud, "b") + one(5, kToCloud, "c"));
        QCOMPARE(s->totals.first, second(0));
        QCOMPARE(s->totals.last, second(10));
        QCOMPARE(flowTo(*s, kCloud)->first, second(0));
    }
    void aStreamFallsSilentWithThoseItCarries()
    {
        const auto streamed = [](double t, std::uint8_t device) {
            const MacAddress card{{2, 0, 0, 0, 1, device}};
            const Route inner = between(card, IpAddress::v4(192, 168, 1, device), 40000, kRouterMac, kCloud, 8883);
            WireWriter tzsp;
            tzsp.u8(1).u8(0).u16(1).u8(1).bytes(udpFrame(inner, WireWriter().text("beat").view()));
            return TimedFrame{
                second(t), udpFrame(between(kRouterMac, IpAddress::v4(192, 168, 1, 1), 40000, kPhone, kPhoneIp, 37008),
                                    tzsp.view())};
        };
        const auto gapsWith = [&streamed](std::uint8_t devices) {
            std::vector<TimedFrame> frames;
            frames.reserve(200);
            for (int i = 0; i < 200; ++i)
                frames.push_back(streamed(i * 10 + (i < 100 ? 0 : 3600), static_cast<std::uint8_t>(10 + i % devices)));
            return analysed(frames)->gaps;
        };
        const auto gaps = gapsWith(3);
        QCOMPARE(gaps.size(), std::size_t{1});
        QCOMPARE(gaps[0].from, second(990));
        QCOMPARE(gaps[0].to, second(4600));
        // Two and the router that streams them are too few.
        QVERIFY(gapsWith(2).empty());
    }
};

QTEST_APPLESS_MAIN(TestHousehold)
#include "tst_household.moc"

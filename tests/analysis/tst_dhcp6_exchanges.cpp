// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/capture_survey.h"
#include "core/analysis/dhcp6_exchanges.h"
#include "core/decode/dissector.h"
#include "tests/support/analysed.h"
#include "tests/support/dhcp6_packet.h"
#include "tests/support/frame_builder.h"

using namespace phonehome;

namespace {

constexpr MacAddress kCard{{0x24, 0xf5, 0xa2, 0x3c, 0x5d, 0x19}};
constexpr MacAddress kRouter{{0x02, 0, 0, 0, 0, 1}};
constexpr MacAddress kRelay{{0x02, 0, 0, 0, 0, 2}};
const IpAddress kLocal = *IpAddress::parse("fe80::107");
const IpAddress kRouterLocal = *IpAddress::parse("fe80::1");
const IpAddress kServers = *IpAddress::parse("ff02::1:2");
const IpAddress kGiven = *IpAddress::parse("2001:db8:1::107");

const Route kAsk{kCard, {{0x33, 0x33, 0, 1, 0, 2}}, {kLocal, 546}, {kServers, 547}};
const Route kAnswer{kRouter, kCard, {kRouterLocal, 547}, {kLocal, 546}};

TimedFrame asked(double t, Dhcp6Type type, std::uint32_t id)
{
    const Dhcp6Association empty{Dhcp6IaKind::Address, 1, 0, 0, {}, {}};
    return {Timestamp{} + Duration::fromSeconds(1000 + t),
            udpFrame(kAsk,
                     dhcp6Packet(type, id, {{1, duidOf(kCard)}, associationOption(empty), fqdnOption("wemo", false)}))};
}

TimedFrame answered(double t, Dhcp6Type type, std::uint32_t id, const Dhcp6Association& ia)
{
    return {
        Timestamp{} + Duration::fromSeconds(1000 + t),
        udpFrame(kAnswer, dhcp6Packet(type, id, {{1, duidOf(kCard)}, {2, duidOf(kRouter)}, associationOption(ia)}))};
}

Dhcp6Association lease(std::uint32_t valid)
{
    return {Dhcp6IaKind::Address, 1, valid / 4, valid / 2, {{kGiven, 128, valid / 2, valid, {}}}, {}};
}

} // namespace

class TestDhcp6Exchanges : public QObject {
    Q_OBJECT
private slots:
    void eachExchangeIsOneEventWithItsAnswer()
    {
        const auto s = analysed({asked(0, Dhcp6Type::Solicit, 1), answered(0.1, Dhcp6Type::Advertise, 1, lease(7200)),
                                 asked(1, Dhcp6Type::Request, 2), answered(1.2, Dhcp6Type::Reply, 2, lease(7200)),
                                 asked(1800, Dhcp6Type::Renew, 3), answered(1800.1, Dhcp6Type::Reply, 3, lease(7200))});
        QCOMPARE(s->events.size(), std::size_t{3});
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(s->events[i].outcome, Outcome::Answered);
        QCOMPARE(s->events[1].roundTripUs, 200'000U);
        QCOMPARE(s->text(s->groups[s->events[0].group.value].kind), std::string("SOLICIT"));
        QCOMPARE(s->text(s->groups[s->events[2].group.value].kind), std::string("RENEW"));
        // An offer promises nothing; the valid lifetime of the REPLY does.
        QCOMPARE(s->events[0].promised, Event::kNoPromise);
        QCOMPARE(s->events[1].promised, 7200);
        QCOMPARE(s->groups[s->events[2].group.value].promise->kind, PromiseKind::DhcpLease);
        QCOMPARE(s->groups[s->events[2].group.value].promise->renewal, (std::optional<RenewalTime>{{1800, true}}));
    }
    void repeatsAreTries()
    {
        const auto s = analysed(
            {asked(0, Dhcp6Type::Solicit, 1), asked(1.1, Dhcp6Type::Solicit, 1), asked(3.2, Dhcp6Type::Solicit, 1)});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].tries, std::uint8_t{3});
        QCOMPARE(s->events[0].outcome, Outcome::Unanswered);
    }
    void theDeviceGetsItsName()
    {
        const auto s = analysed({asked(0, Dhcp6Type::Request, 2)});
        const Device* device = findDevice(*s, kCard);
        QVERIFY(device);
        QCOMPARE(s->text(device->names.at(0).text), std::string("wemo"));
        QCOMPARE(device->names[0].source, NameSource::Dhcp);
    }
    void anAnswerAloneGivesTheAddressToWhomItIsSent()
    {
        StringPool strings;
        const VendorTable vendors = VendorTable::load("/nowhere");
        DeviceTable devices(strings, vendors);
        NameTable names(strings);
        FlowTable flows(devices, names, strings);
        EventTable events(devices, strings);
        Tables tables{strings, devices, names, flows, events};
        const DeviceId card = devices.byMac(kCard, {});
        devices.sent(card, {IpAddress::v4(192, 168, 1, 107), {}, 64}, {}, 60);
        Packet packet;
        packet.destination = kCard;
        Message reply = *decodeDhcp6(dhcp6Packet(Dhcp6Type::Reply, 1, {associationOption(lease(7200))}));
        Dhcp6Exchanges exchanges(tables);
        exchanges.on(messageAs<Dhcp6Message>(reply), {{packet, Protocol::Dhcp6, reply, {}}, {}, {}});
        QCOMPARE(devices.holder(kGiven), card);
        // IPv4 is what people know it by.
        QCOMPARE(devices[card].address, IpAddress::v4(192, 168, 1, 107));
        QCOMPARE(events.size(), std::size_t{0});
    }
    void aRefusalFails()
    {
        const Dhcp6Association none{Dhcp6IaKind::Address, 1, 0, 0, {}, Dhcp6Status{2, ""}};
        const auto s = analysed({asked(0, Dhcp6Type::Request, 2), answered(0.2, Dhcp6Type::Reply, 2, none)});
        QCOMPARE(s->events[0].outcome, Outcome::Failed);
        QCOMPARE(s->events[0].promised, Event::kNoPromise);
    }
    void forEverIsNoPromise()
    {
        const auto s = analysed({asked(0, Dhcp6Type::Request, 2), answered(0.2, Dhcp6Type::Reply, 2, lease(~0U))});
        QCOMPARE(s->events[0].outcome, Outcome::Answered);
        QCOMPARE(s->events[0].promised, Event::kNoPromise);
    }
    void relayedCopiesAreTheClientsOwnAndNoTries()
    {
        const auto direct = asked(0, Dhcp6Type::Request, 2);
        constexpr std::size_t kHeaders = 14 + 40 + 8;
        const Dhcp6Relay relay{0, *IpAddress::parse("2001:db8:1::1"), kLocal};
        const auto carried = dhcp6Relayed(Dhcp6Type::RelayForward, relay, {}, ByteView(direct.bytes).subspan(kHeaders));
        const Route onward{
            kRelay, kRouter, {*IpAddress::parse("2001:db8:1::1"), 547}, {*IpAddress::parse("2001:db8:2::1"), 547}};
        const TimedFrame relayed{direct.time + Duration::ofMillis(2), udpFrame(onward, carried)};
        const auto both = analysed({direct, relayed});
        QCOMPARE(both->events.size(), std::size_t{1});
        QCOMPARE(both->events[0].tries, std::uint8_t{1});
        // Seen behind the relay alone: the client is known by its DUID.
        const auto alone = analysed({relayed});
        QCOMPARE(alone->events.size(), std::size_t{1});
        QCOMPARE(alone->devices[alone->events[0].device.value].mac, std::optional(kCard));
    }
    void aLogsClientIsFoundByItsLease()
    {
        CaptureSurvey survey;
        Dissector dissector({&survey});
        std::uint64_t number = 0;
        const auto request = asked(0, Dhcp6Type::Request, 2);
        const auto reply = answered(0.2, Dhcp6Type::Reply, 2, lease(7200));
        for (const TimedFrame* one : {&request, &reply}) {
            Frame frame;
            frame.number = ++number;
            frame.time = one->time;
            frame.hasTime = true;
            frame.data = one->bytes;
            frame.length = static_cast<std::uint32_t>(one->bytes.size());
            frame.linkType = 1;
            dissector.dissect(frame);
        }
        const auto holder = survey.history().holderAt(kGiven, reply.time);
        QVERIFY(holder);
        QCOMPARE(holder->mac, std::optional(kCard));
    }
};

QTEST_APPLESS_MAIN(TestDhcp6Exchanges)
#include "tst_dhcp6_exchanges.moc"

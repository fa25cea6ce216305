// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/dhcp6.h"
#include "core/decode/field.h"
#include "tests/support/dhcp6_packet.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr MacAddress kCard{{0x24, 0xf5, 0xa2, 0x3c, 0x5d, 0x19}};
constexpr MacAddress kRouter{{0x02, 0, 0, 0, 0, 1}};
const IpAddress kGiven = *IpAddress::parse("2001:db8:1::107");

/// SOLICIT: client id, elapsed time, option request for 23 and 24, IA_NA, FQDN "wemo".
const auto kSolicit = hex("01 a1b2c3"
                          "0001 000a 0003 0001 24f5a23c5d19"
                          "0008 0002 0064"
                          "0006 0004 0017 0018"
                          "0003 000c 00000001 00000000 00000000"
                          "0027 0006 01 04 77656d6f");

Dhcp6Association given()
{
    return {Dhcp6IaKind::Address, 1, 1800, 2880, {{kGiven, 128, 3600, 7200, {}}}, {}};
}

std::vector<std::uint8_t> reply(std::uint32_t id, const Dhcp6Association& ia)
{
    return dhcp6Packet(Dhcp6Type::Reply, id, {{1, duidOf(kCard)}, {2, duidOf(kRouter)}, associationOption(ia)});
}

} // namespace

class TestDhcp6 : public QObject {
    Q_OBJECT
private slots:
    void solicitSaysWhoAsksForWhat()
    {
        const auto m = decodeDhcp6(kSolicit);
        QVERIFY(m);
        QCOMPARE(m->type, Dhcp6Type::Solicit);
        QVERIFY(m->isQuestion());
        QCOMPARE(m->transactionId, 0xa1b2c3U);
        QCOMPARE(m->clientMac()->text(), kCard.text());
        QCOMPARE(m->elapsed, std::optional<std::uint16_t>(100));
        QCOMPARE(m->requested, (std::vector<std::uint16_t>{23, 24}));
        QCOMPARE(m->associations.size(), std::size_t{1});
        QCOMPARE(m->associations[0].kind, Dhcp6IaKind::Address);
        QVERIFY(m->associations[0].leases.empty());
        QVERIFY(!m->leaseSeconds());
        QCOMPARE(m->fqdn.value(), std::string("wemo"));
    }
    void theBuilderWritesTheSameBytes()
    {
        const Dhcp6Association empty{Dhcp6IaKind::Address, 1, 0, 0, {}, {}};
        QCOMPARE(dhcp6Packet(Dhcp6Type::Solicit, 0xa1b2c3,
                             {{1, duidOf(kCard)},
                              {8, {0, 100}},
                              {6, {0, 23, 0, 24}},
                              associationOption(empty),
                              fqdnOption("wemo", false)}),
                 kSolicit);
    }
    void replyGivesAddressesForATime()
    {
        const auto m = decodeDhcp6(reply(7, given()));
        QVERIFY(m);
        QVERIFY(!m->isQuestion());
        const Dhcp6Association& ia = m->associations.at(0);
        QCOMPARE(ia.t1, 1800U);
        QCOMPARE(ia.t2, 2880U);
        QCOMPARE(ia.leases.at(0).address.text(), std::string("2001:db8:1::107"));
        QCOMPARE(ia.leases.at(0).preferredSeconds, 3600U);
        QCOMPARE(ia.leases.at(0).validSeconds, 7200U);
        QCOMPARE(m->leaseSeconds(), std::optional<std::uint32_t>(7200));
        QCOMPARE(m->failure(), std::uint16_t{0});
    }
    void prefixesHaveALength()
    {
        const Dhcp6Association ia{
            Dhcp6IaKind::Prefix, 9, 100, 160, {{*IpAddress::parse("2001:db8:8000::"), 56, 200, 300, {}}}, {}};
        const auto m = decodeDhcp6(reply(7, ia));
        QVERIFY(m);
        QCOMPARE(m->associations.at(0).kind, Dhcp6IaKind::Prefix);
        QCOMPARE(m->associations[0].leases.at(0).prefixLength, std::uint8_t{56});
        QCOMPARE(m->associations[0].leases[0].address.text(), std::string("2001:db8:8000::"));
        QCOMPARE(m->leaseSeconds(), std::optional<std::uint32_t>(300));
    }
    void temporaryAddressesHaveNoTimes()
    {
        Dhcp6Association ia = given();
        ia.kind = Dhcp6IaKind::Temporary;
        const auto m = decodeDhcp6(reply(7, ia));
        QVERIFY(m);
        QCOMPARE(m->associations.at(0).t1, 0U);
        QCOMPARE(m->associations[0].leases.at(0).address, kGiven);
    }
    void aRefusalHasItsStatus()
    {
        const Dhcp6Association ia{Dhcp6IaKind::Address, 1, 0, 0, {}, Dhcp6Status{2, "none left"}};
        const auto m = decodeDhcp6(reply(7, ia));
        QVERIFY(m);
        QCOMPARE(m->failure(), std::uint16_t{2});
        QCOMPARE(m->associations.at(0).status->message, std::string("none left"));
        const auto fields = describe(*m);
        QVERIFY(std::any_of(fields.begin(), fields.end(),
                            [](const Field& f) { return f.value == "2 (NoAddrsAvail): none left"; }));
    }
    void serversAndNames()
    {
        const auto m =
            decodeDhcp6(dhcp6Packet(Dhcp6Type::Reply, 1,
                                    {{23, hex("20010db8000000000000000000000035 20010db8000000000000000000000036")},
                                     {24, hex("04 686f6d65 04 61727061 00 03 6c616e 00")},
                                     {31, hex("20010db8000000000000000000000123")},
                                     {56, hex("0001 0010 20010db8000000000000000000000124 0003 0005 03 6e7470 00")},
                                     {32, hex("00000e10")},
                                     {16, hex("00000009 0003 616263 0002 6465")},
                                     {7, {255}},
                                     {14, {}},
                                     {199, {1, 2}}}));
        QVERIFY(m);
        QCOMPARE(m->dnsServers.size(), std::size_t{2});
        QCOMPARE(m->dnsServers[1].text(), std::string("2001:db8::36"));
        QCOMPARE(m->searchList, (std::vector<std::string>{"home.arpa", "lan"}));
        QCOMPARE(m->timeServers.size(), std::size_t{2});
        QCOMPARE(m->timeNames, (std::vector<std::string>{"ntp"}));
        QCOMPARE(m->refreshSeconds, std::optional<std::uint32_t>(3600));
        QCOMPARE(m->enterprise, std::optional<std::uint32_t>(9));
        QCOMPARE(m->vendorClass, (std::vector<std::string>{"abc", "de"}));
        QCOMPARE(m->preference, std::optional<std::uint8_t>(255));
        QVERIFY(m->rapidCommit);
        QCOMPARE(m->others.at(0).first, std::uint16_t{199});
    }
    void aNameIsNotRepeatedThousandsOfTimes()
    {
        // One name, and pointers to it: 32,000 of them would be as many names.
        std::vector<std::uint8_t> names = hex("03 6e7470 07 6578616d706c65 03 636f6d 00");
        while (names.size() < 30'000) {
            names.push_back(0xc0);
            names.push_back(0);
        }
        const auto m = decodeDhcp6(dhcp6Packet(Dhcp6Type::Reply, 1, {{24, names}}));
        QVERIFY(m);
        QCOMPARE(m->searchList.size(), std::size_t{64});
        QCOMPARE(m->searchList.back(), std::string("ntp.example.com"));
    }
    void relaysAreUnwrapped()
    {
        const Dhcp6Relay first{0, *IpAddress::parse("2001:db8:1::1"), *IpAddress::parse("fe80::107")};
        const Dhcp6Relay second{1, IpAddress(), *IpAddress::parse("2001:db8:1::1")};
        const auto once = dhcp6Relayed(Dhcp6Type::RelayForward, first, {{79, hex("0001 24f5a23c5d20")}}, kSolicit);
        const auto m = decodeDhcp6(dhcp6Relayed(Dhcp6Type::RelayForward, second, {}, once));
        QVERIFY(m);
        QCOMPARE(m->type, Dhcp6Type::Solicit);
        QCOMPARE(m->transactionId, 0xa1b2c3U);
        QCOMPARE(m->relays.size(), std::size_t{2});
        QCOMPARE(m->relays[0].hops, std::uint8_t{1});
        QCOMPARE(m->relays[1].peer.text(), std::string("fe80::107"));
        // What the relay saw goes before what the client made its id of, once.
        QCOMPARE(m->clientMac()->text(), std::string("24:f5:a2:3c:5d:20"));
    }
    void relaysWithoutEndAreRefused()
    {
        std::vector<std::uint8_t> bytes = kSolicit;
        const auto wrap = [&bytes] { bytes = dhcp6Relayed(Dhcp6Type::RelayForward, {}, {}, bytes); };
        for (int i = 0; i < 32; ++i)
            wrap();
        QVERIFY(decodeDhcp6(bytes));
        wrap();
        QCOMPARE(decodeDhcp6(bytes).error().reason, Malformed::TooMany);
    }
    void aRelayWithoutAMessageIsRefused()
    {
        const auto bytes = WireWriter().u8(12).u8(0).zeros(32).bytes(hex("0012 0001 07")).take();
        QCOMPARE(decodeDhcp6(bytes).error().reason, Malformed::BadValue);
    }
    void optionsHaveALimit()
    {
        const Dhcp6Options many(512, {8, {0, 1}});
        QVERIFY(decodeDhcp6(dhcp6Packet(Dhcp6Type::Request, 1, many)));
        const Dhcp6Options tooMany(513, {8, {0, 1}});
        QCOMPARE(decodeDhcp6(dhcp6Packet(Dhcp6Type::Request, 1, tooMany)).error().reason, Malformed::TooMany);
    }
    void shortAssociationsAreRefused()
    {
        QCOMPARE(decodeDhcp6(dhcp6Packet(Dhcp6Type::Request, 1, {{3, {0, 0, 0, 1, 0, 0}}})).error(),
                 (Violation{Malformed::BadLength, 8}));
        const auto lease = dhcp6OptionBytes({{5, {1, 2, 3}}});
        const auto ia = WireWriter().zeros(12).bytes(lease).take();
        QCOMPARE(decodeDhcp6(dhcp6Packet(Dhcp6Type::Request, 1, {{3, ia}})).error().reason, Malformed::BadLength);
    }
    void everyPrefixFailsCleanly()
    {
        // Options have no end mark: what ends between two of them is whole.
        QCOMPARE(acceptedPrefixes(kSolicit, [](ByteView view) { return decodeDhcp6(view).has_value(); }),
                 std::size_t{5});
        const auto relayed = dhcp6Relayed(Dhcp6Type::RelayReply, {}, {}, reply(7, given()));
        QCOMPARE(acceptedPrefixes(relayed, [](ByteView view) { return decodeDhcp6(view).has_value(); }),
                 std::size_t{0});
        for (const auto& whole : {kSolicit, relayed}) {
            withEachByteWrong(whole, [](ByteView view) {
                if (const auto m = decodeDhcp6(view))
                    describe(*m);
            });
        }
    }
    void itsPortsAreReadOnIpv6Only()
    {
        Route route{kCard,
                    {{0x33, 0x33, 0, 1, 0, 2}},
                    {*IpAddress::parse("fe80::107"), 546},
                    {*IpAddress::parse("ff02::1:2"), 547}};
        QCOMPARE(dissected(udpFrame(route, kSolicit)).messages.at(0).protocol, Protocol::Dhcp6);
        QCOMPARE(dissected(udpFrame(route, hex("01 02"))).refusals.at(0).protocol, Protocol::Dhcp6);
        route.source.address = IpAddress::v4(192, 168, 1, 2);
        route.destination.address = IpAddress::v4(192, 168, 1, 1);
        QVERIFY(dissected(udpFrame(route, kSolicit)).messages.empty());
    }
};

QTEST_APPLESS_MAIN(TestDhcp6)
#include "tst_dhcp6.moc"

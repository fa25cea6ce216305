// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/icmp.h"
#include "tests/support/analysed.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"

using namespace phonehome;

namespace {

/// Port unreachable about a DNS query of 192.168.1.107 to 192.0.2.53.
const auto kUnreachable = hex("03 03 0000 00000000"             // type, code, checksum, unused
                              "45 00 0039 0001 0000 40 11 0000" // the quoted IPv4 header
                              "c0a8016b c0000235"
                              "9c40 0035 0025 0000"); // and UDP header
/// Router advertisement: lifetime 1800 s, MAC, prefix 2001:db8::/64 for a day, DNS server.
const auto kAdvertisement = hex("86 00 0000 40 00 0708 00000000 00000000"
                                "01 01 00900b000001"
                                "03 04 40 c0 00015180 00003840 00000000 20010db8000000000000000000000000"
                                "19 03 0000 00000708 20010db8000000000000000000000001");

/// Redirect (RFC 4861 s4.5): packets to 2001:db8::9 go to fe80::2, about a UDP packet from 2001:db8::5.
const auto kRedirect6 = hex("89 00 0000 00000000"
                            "fe800000000000000000000000000002"
                            "20010db8000000000000000000000009"
                            "02 01 00900b000002"  // target's MAC
                            "04 07 0000 00000000" // redirected header
                            "60000000 0008 11 40"
                            "20010db8000000000000000000000005"
                            "20010db8000000000000000000000009"
                            "9c40 0035 0008 0000");

std::vector<std::uint8_t> ethernetWith(std::uint8_t protocol, const std::vector<std::uint8_t>& payload)
{
    auto out = hex("24f5a2000001 00900b000001 0800 45 00 0000 0001 0000 40");
    out.push_back(protocol);
    out.insert(out.end(), {0, 0, 192, 168, 1, 1, 192, 168, 1, 107});
    const std::size_t total = 20 + payload.size();
    out[16] = static_cast<std::uint8_t>(total >> 8);
    out[17] = static_cast<std::uint8_t>(total);
    out.insert(out.end(), payload.begin(), payload.end());
    return out;
}

} // namespace

class TestIcmp : public QObject {
    Q_OBJECT
private slots:
    void anErrorSaysWhichPacketItIsAbout()
    {
        const auto m = decodeIcmp(kUnreachable, false);
        QVERIFY(m);
        QCOMPARE(m->kind, IcmpKind::Unreachable);
        QCOMPARE(int(m->code), 3);
        QVERIFY(m->quoted);
        QCOMPARE(m->quoted->from.text(), std::string("192.168.1.107:40000"));
        QCOMPARE(m->quoted->to.text(), std::string("192.0.2.53:53"));
        QCOMPARE(int(m->quoted->transport), 17);
    }
    void whatIsQuotedMakesNothing()
    {
        // Neither a DNS message, nor a flow to 192.0.2.53, nor a device 192.168.1.107.
        const Timestamp t{1'000'000'000'000};
        const auto frame = ethernetWith(1, kUnreachable);
        const Recorded r = dissected(frame);
        QCOMPARE(r.messages.size(), std::size_t{1});
        QCOMPARE(r.messages.at(0).protocol, Protocol::Icmp);
        const SnapshotPtr s = analysed({{t, frame}});
        QCOMPARE(s->flows.size(), std::size_t{1});
        for (std::size_t i = 0; i < s->flows.size(); ++i)
            QVERIFY(s->flows[i].peer.text() != "192.0.2.53");
    }
    void aRedirectSaysWhereToGoAndWhichPacketItIsAbout()
    {
        const auto m = decodeIcmp(kRedirect6, true);
        QVERIFY(m);
        QCOMPARE(m->kind, IcmpKind::Redirect);
        QCOMPARE(m->target->text(), std::string("fe80::2"));
        QVERIFY(m->linkAddress);
        QVERIFY(m->quoted);
        QCOMPARE(m->quoted->from.text(), std::string("[2001:db8::5]:40000"));
        QCOMPARE(m->quoted->to.text(), std::string("[2001:db8::9]:53"));
        // Of one that quotes nothing, the target is known all the same.
        const auto bare = decodeIcmp(ByteView(kRedirect6).first(48), true);
        QVERIFY(bare && bare->target && !bare->quoted);
    }
    void echo()
    {
        const auto m = decodeIcmp(hex("08 00 0000 1234 0007 6162"), false);
        QCOMPARE(m->kind, IcmpKind::EchoRequest);
        QCOMPARE(m->id, std::uint16_t{0x1234});
        QCOMPARE(m->sequence, std::uint16_t{7});
        QCOMPARE(decodeIcmp(hex("81 00 0000 1234 0007"), true)->kind, IcmpKind::EchoReply);
    }
    void routerAdvertisement()
    {
        const auto m = decodeIcmp(kAdvertisement, true);
        QVERIFY(m);
        QCOMPARE(m->kind, IcmpKind::RouterAdvertisement);
        QCOMPARE(m->router.lifetime, std::uint16_t{1800});
        QCOMPARE(m->linkAddress->text(), std::string("00:90:0b:00:00:01"));
        QCOMPARE(m->router.prefixes.at(0).prefix.text(), std::string("2001:db8::"));
        QCOMPARE(m->router.prefixes.at(0).validSeconds, 86400U);
        QCOMPARE(m->router.dnsServers.at(0).address.text(), std::string("2001:db8::1"));
        QVERIFY(!describe(*m).empty());
    }
    void allThatARouterAnnounces()
    {
        const auto m = decodeIcmp(hex("86 00 0000 40 c8 0708 00000000 00000000"
                                      "05 01 0000 000005d4"
                                      "1f 03 0000 00000e10 04 686f6d65 04 61727061 00 0000000000"),
                                  true);
        QVERIFY(m);
        QCOMPARE(m->router.hopLimit, std::uint8_t{64});
        QVERIFY(m->router.managed && m->router.otherByDhcp);
        QCOMPARE(m->router.preference, std::uint8_t{1});
        QCOMPARE(m->router.mtu, std::optional<std::uint32_t>(1492));
        QCOMPARE(m->router.searchList.size(), std::size_t{1});
        QCOMPARE(m->router.searchList[0].name, std::string("home.arpa"));
        QCOMPARE(m->router.searchList[0].seconds, 3600U);
        const auto plain = decodeIcmp(kAdvertisement, true);
        QVERIFY(plain->router.prefixes.at(0).onLink && plain->router.prefixes[0].autonomous);
        QCOMPARE(plain->router.prefixes[0].preferredSeconds, 14400U);
        QCOMPARE(plain->router.dnsServers.at(0).seconds, 1800U);
        // RFC 1256: addresses, words an address, lifetime.
        QCOMPARE(decodeIcmp(hex("09 00 0000 01 02 0708 c0a80101 00000000"), false)->router.lifetime,
                 std::uint16_t{1800});
    }
    void anAdvertisementPromisesItsLifetime()
    {
        const auto advertised = [](std::uint8_t hopLimit, std::uint16_t lifetime) {
            auto bytes = hex("333300000001 00900b000001 86dd 60000000 0000 3a");
            auto message = kAdvertisement;
            message[6] = static_cast<std::uint8_t>(lifetime >> 8);
            message[7] = static_cast<std::uint8_t>(lifetime);
            bytes[19] = static_cast<std::uint8_t>(message.size());
            bytes.push_back(hopLimit);
            const auto ends = hex("fe800000000000000000000000000001 ff020000000000000000000000000001");
            bytes.insert(bytes.end(), ends.begin(), ends.end());
            bytes.insert(bytes.end(), message.begin(), message.end());
            return analysed({{Timestamp{1'000'000'000'000}, bytes}});
        };
        const SnapshotPtr s = advertised(255, 1800);
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].promised, 1800);
        QCOMPARE(s->groups[0].promise->kind, PromiseKind::RouterLifetime);
        QCOMPARE(advertised(64, 1800)->events[0].promised, Event::kNoPromise); // not of this link
        QCOMPARE(advertised(255, 0)->events[0].promised, Event::kNoPromise);   // no default router
    }
    void anOptionWithoutLengthIsRefused()
    {
        auto bytes = kAdvertisement;
        bytes[17] = 0; // RFC 4861 s4.6: must be discarded
        QCOMPARE(decodeIcmp(bytes, true).error().reason, Malformed::BadLength);
    }
    void everyPrefixAndEveryByteWrong()
    {
        for (const auto& whole : {kUnreachable, kAdvertisement}) {
            const bool v6 = whole[0] > 127;
            acceptedPrefixes(whole, [v6](ByteView view) {
                const auto m = decodeIcmp(view, v6);
                return m && !describe(*m).empty();
            });
            withEachByteWrong(whole, [v6](ByteView view) { decodeIcmp(view, v6); });
        }
        QCOMPARE(acceptedPrefixes(ByteView(kUnreachable).first(8), [](ByteView v) { return !!decodeIcmp(v, false); }),
                 std::size_t{0});
    }
    void aQuotedFragmentHasNoPorts()
    {
        auto bytes = kUnreachable;
        bytes[15] = 1; // fragment offset
        QCOMPARE(decodeIcmp(bytes, false)->quoted->to.port, std::uint16_t{0});
    }
};

QTEST_APPLESS_MAIN(TestIcmp)
#include "tst_icmp.moc"

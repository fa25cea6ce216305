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
        QCOMPARE(m->routerLifetime, std::uint16_t{1800});
        QCOMPARE(m->linkAddress->text(), std::string("00:90:0b:00:00:01"));
        QCOMPARE(m->prefixes.at(0).prefix.text(), std::string("2001:db8::"));
        QCOMPARE(m->prefixes.at(0).validSeconds, 86400U);
        QCOMPARE(m->dnsServers.at(0).text(), std::string("2001:db8::1"));
        QVERIFY(!describe(*m).empty());
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

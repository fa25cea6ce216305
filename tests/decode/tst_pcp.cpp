// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/field.h"
#include "core/decode/pcp.h"
#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/pcp_packet.h"
#include "tests/support/recorder.h"

using namespace phonehome;

namespace {

/// NAT-PMP: map UDP 9000 for two hours; the router gives 9001 for one.
const auto kOldRequest = hex("00 01 0000 2328 2328 00001c20");
const auto kOldAnswer = hex("00 81 0000 00000fa0 2328 2329 00000e10");
/// NAT-PMP: which is the public address? 203.0.113.7.
const auto kOldAddress = hex("00 80 0000 00000fa0 cb007107");
/// PCP: map TCP 443 for two hours, any external address, PREFER_FAILURE and a padded FILTER.
const auto kNewRequest = hex("02 01 0000 00001c20 00000000000000000000ffffc0a8016b"
                             "0102030405060708090a0b0c 06 000000 01bb 01bb 00000000000000000000ffff00000000"
                             "02 00 0000"
                             "03 00 0005 0000000000 000000");
const auto kNewAnswer = hex("02 81 00 00 00000e10 00000fa0 000000000000000000000000"
                            "0102030405060708090a0b0c 06 000000 01bb 1f90 00000000000000000000ffffcb007107");
/// PCP: keep UDP 5000 to 198.51.100.20:3478 open.
const auto kPeer = hex("02 02 0000 0000003c 00000000000000000000ffffc0a8016b"
                       "0102030405060708090a0b0c 11 000000 1388 0000 00000000000000000000ffff00000000"
                       "0d96 0000 00000000000000000000ffffc6336414");

std::string valueOf(const PcpMessage& m, const std::string& name)
{
    for (const Field& field : describe(m)) {
        if (field.name == name)
            return field.value;
    }
    return "(none)";
}

} // namespace

class TestPcp : public QObject {
    Q_OBJECT
private slots:
    void natPmpMapping()
    {
        const auto asked = decodePcp(kOldRequest);
        QVERIFY(asked);
        QCOMPARE(asked->kind, PcpKind::Map);
        QVERIFY(!asked->response);
        QCOMPARE(asked->protocol, std::uint8_t{17});
        QCOMPARE(asked->internalPort, std::uint16_t{9000});
        QCOMPARE(asked->lifetime, std::optional<std::uint32_t>(7200));
        const auto given = decodePcp(kOldAnswer);
        QVERIFY(given);
        QVERIFY(given->response);
        QCOMPARE(given->epoch, std::optional<std::uint32_t>(4000));
        QCOMPARE(given->externalPort, std::uint16_t{9001});
        QCOMPARE(given->lifetime, std::optional<std::uint32_t>(3600));
        QCOMPARE(valueOf(*given, "version"), std::string("0 (NAT-PMP)"));
        QCOMPARE(valueOf(*given, "result"), std::string("0 (success)"));
    }
    void natPmpExternalAddress()
    {
        const auto asked = decodePcp(hex("00 00"));
        QVERIFY(asked);
        QCOMPARE(asked->kind, PcpKind::ExternalAddress);
        const auto told = decodePcp(kOldAddress);
        QVERIFY(told);
        QCOMPARE(told->externalAddress->text(), std::string("203.0.113.7"));
    }
    void natPmpRefusalsMayBeShort()
    {
        const auto m = decodePcp(hex("00 81 0002"));
        QVERIFY(m);
        QCOMPARE(pcpResultText(*m), std::string("not authorised"));
        QVERIFY(!m->lifetime);
        QCOMPARE(valueOf(*m, "internal port"), std::string("(none)"));
    }
    void pcpMapping()
    {
        const auto asked = decodePcp(kNewRequest);
        QVERIFY(asked);
        QCOMPARE(asked->kind, PcpKind::Map);
        QCOMPARE(asked->client->text(), std::string("192.168.1.107"));
        QCOMPARE(asked->protocol, std::uint8_t{6});
        QCOMPARE(asked->internalPort, std::uint16_t{443});
        QCOMPARE(asked->options.size(), std::size_t{2});
        QCOMPARE(asked->options[0].first, std::uint8_t{2});
        QCOMPARE(asked->options[1].second.size(), std::size_t{5});
        QCOMPARE(valueOf(*asked, "PREFER_FAILURE"), std::string("present"));
        const auto given = decodePcp(kNewAnswer);
        QVERIFY(given);
        QCOMPARE(given->nonce, asked->nonce);
        QCOMPARE(given->externalAddress->text(), std::string("203.0.113.7"));
        QCOMPARE(given->externalPort, std::uint16_t{8080});
        QCOMPARE(given->lifetime, std::optional<std::uint32_t>(3600));
        QCOMPARE(valueOf(*given, "external address"), std::string("203.0.113.7"));
    }
    void pcpPeer()
    {
        const auto m = decodePcp(kPeer);
        QVERIFY(m);
        QCOMPARE(m->kind, PcpKind::Peer);
        QCOMPARE(m->peer->text(), std::string("198.51.100.20:3478"));
    }
    void pcpRefusalsRepeatOrNot()
    {
        auto bytes = kNewAnswer;
        bytes[3] = 8;
        QCOMPARE(pcpResultText(*decodePcp(bytes)), std::string("out of resources"));
        const auto head = decodePcp(ByteView(bytes).first(24));
        QVERIFY(head);
        QVERIFY(head->nonce.empty());
        QCOMPARE(valueOf(*head, "internal port"), std::string("(none)"));
        bytes[3] = 99;
        QCOMPARE(pcpResultText(*decodePcp(bytes)), std::string("99"));
    }
    void opcodesNobodyKnowsAreKept()
    {
        const auto m = decodePcp(hex("02 7f 0000 00000000 00000000000000000000ffffc0a8016b 01020304"));
        QVERIFY(m);
        QCOMPARE(m->kind, PcpKind::Other);
        QCOMPARE(pcpKindText(*m), std::string("127"));
    }
    void otherVersionsAreRefused()
    {
        QCOMPARE(decodePcp(hex("01 01 0000")).error(), (Violation{Malformed::BadValue, 0}));
        QVERIFY(!looksLikePcp(hex("01 01 0000")));
        QVERIFY(!looksLikePcp(hex("00 07 0000")));
    }
    void optionsThatAreCutAreRefused()
    {
        auto bytes = kNewRequest;
        bytes[63] = 40; // the length of PREFER_FAILURE
        QCOMPARE(decodePcp(bytes).error(), (Violation{Malformed::Cut, 60}));
    }
    void everyPrefixFailsCleanly()
    {
        for (const auto& whole : {kOldRequest, kOldAnswer, kOldAddress, kNewAnswer, kPeer}) {
            QCOMPARE(acceptedPrefixes(whole, [](ByteView view) { return decodePcp(view).has_value(); }),
                     std::size_t{0});
        }
        // Between the options it is whole, and what fills up the last one may be missing.
        QCOMPARE(acceptedPrefixes(kNewRequest, [](ByteView view) { return decodePcp(view).has_value(); }),
                 std::size_t{5});
        for (const auto& whole : {kOldRequest, kOldAnswer, kOldAddress, kNewRequest, kNewAnswer, kPeer}) {
            withEachByteWrong(whole, [](ByteView view) {
                if (const auto m = decodePcp(view)) {
                    for (const Field& field : describe(*m))
                        QVERIFY(field.offset + field.size <= view.size());
                }
            });
        }
    }
    void theBuilderWritesTheSameBytes()
    {
        QCOMPARE(pcpPacket(natPmpMapRequest(9000, 7200)), kOldRequest);
        QCOMPARE(pcpPacket(natPmpMapAnswer(9000, 9001, 3600)), kOldAnswer);
        QCOMPARE(pcpPacket(pcpMapAnswer(443, {IpAddress::v4(203, 0, 113, 7), 8080}, 3600)), kNewAnswer);
        PcpMessage request = pcpMapRequest(443, 7200);
        request.options = {{2, {}}, {3, {0, 0, 0, 0, 0}}};
        QCOMPARE(pcpPacket(request), kNewRequest);
    }
    void itsPortsAreReadWhereTheBytesFit()
    {
        Route route{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                    {{0, 0x90, 0x0b, 0, 0, 1}},
                    {IpAddress::v4(192, 168, 1, 107), 40000},
                    {IpAddress::v4(192, 168, 1, 1), 5351}};
        QCOMPARE(dissected(udpFrame(route, kOldRequest)).messages.at(0).protocol, Protocol::Pcp);
        QCOMPARE(dissected(udpFrame(route, ByteView(kOldRequest).first(7))).refusals.at(0).protocol, Protocol::Pcp);
        // Somebody else's port 5351.
        const auto other = dissected(udpFrame(route, hex("1703 0303")));
        QVERIFY(other.messages.empty());
        QVERIFY(other.refusals.empty());
        route.destination = {IpAddress::v4(224, 0, 0, 1), 5350};
        route.source.port = 5351;
        QCOMPARE(dissected(udpFrame(route, kOldAddress)).messages.at(0).protocol, Protocol::Pcp);
    }
};

QTEST_APPLESS_MAIN(TestPcp)
#include "tst_pcp.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/claims.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

constexpr MacAddress kCard{{2, 0, 0, 0, 0, 1}};
const IpAddress kHost = IpAddress::v4(192, 168, 1, 50);
const IpAddress kServer = IpAddress::v4(192, 168, 1, 1);

struct Said {
    std::optional<MacAddress> client;
    IpAddress claimed;
};

/// Of a DHCP message on a link without MACs.
Said dhcp(const DhcpFields& fields, const IpAddress& from, const IpAddress& to)
{
    const auto payload = dhcpPacket(fields);
    Packet p;
    p.network = NetworkLayer::Ipv4;
    p.transport = ip_protocol::kUdp;
    p.sourceIp = from;
    p.destinationIp = to;
    p.sourcePort = fields.op == 2 ? 67 : 68;
    p.destinationPort = fields.op == 2 ? 68 : 67;
    p.payload = payload;
    readClaims(p);
    return {p.client, p.claimed};
}

DhcpFields message(std::uint8_t op, std::uint8_t type)
{
    DhcpFields fields;
    fields.op = op;
    fields.type = type;
    fields.clientMac = kCard;
    return fields;
}

bool isAnswer(std::uint8_t transport, std::uint8_t type)
{
    const std::array<std::uint8_t, 8> payload{type};
    Packet p;
    p.network = transport == ip_protocol::kIcmp ? NetworkLayer::Ipv4 : NetworkLayer::Ipv6;
    p.transport = transport;
    p.payload = payload;
    readClaims(p);
    return p.icmpAnswer;
}

} // namespace

class TestClaims : public QObject {
    Q_OBJECT
private slots:
    void arpClaimsForItsFramesSenderOnly()
    {
        auto frame = arpRequestFrame(kCard, kHost, kServer);
        Packet p;
        p.network = NetworkLayer::Arp;
        p.source = kCard;
        p.payload = ByteView(frame).subspan(14);
        readClaims(p);
        QCOMPARE(p.claimed, kHost);
        p.claimed = {};
        p.source = MacAddress{{2, 0, 0, 0, 0, 2}};
        readClaims(p);
        QVERIFY(p.claimed.isUnspecified());
        p.source = kCard;
        p.payload = p.payload.first(20);
        readClaims(p);
        QVERIFY(p.claimed.isUnspecified());
    }
    void aDhcpClientNamesItself()
    {
        const Said said = dhcp(message(1, 1), IpAddress::v4(0), IpAddress::v4(0xffffffff));
        QCOMPARE(said.client, std::optional(kCard));
        QVERIFY(said.claimed.isUnspecified());
        DhcpFields renewal = message(1, 3);
        renewal.clientIp = kHost;
        QCOMPARE(dhcp(renewal, kHost, kServer).claimed, kHost);
    }
    void aRelaySpeaksForAnother() { QVERIFY(!dhcp(message(1, 1), IpAddress::v4(192, 168, 2, 1), kServer).client); }
    void aServerNamesItsClientAndWhatItGrants()
    {
        QCOMPARE(dhcp(message(2, 2), kServer, kHost).client, std::optional(kCard));
        QVERIFY(dhcp(message(2, 2), kServer, kHost).claimed.isUnspecified()); // an offer
        QCOMPARE(dhcp(message(2, 5), kServer, kHost).claimed, kHost);
    }
    void whereTheFrameHasTheMacNothingIsRead()
    {
        const auto payload = dhcpPacket(message(1, 1));
        Packet p;
        p.source = kCard;
        p.transport = ip_protocol::kUdp;
        p.sourcePort = 68;
        p.destinationPort = 67;
        p.payload = payload;
        readClaims(p);
        QVERIFY(!p.client);
    }
    void icmpErrorsAndRepliesAreAnswers()
    {
        for (std::uint8_t type : {0, 3, 4, 5, 11, 12, 14, 18})
            QVERIFY2(isAnswer(ip_protocol::kIcmp, type), qPrintable(QString::number(type)));
        for (std::uint8_t type : {8, 10, 13})
            QVERIFY2(!isAnswer(ip_protocol::kIcmp, type), qPrintable(QString::number(type)));
        for (std::uint8_t type : {1, 2, 3, 4, 129, 136, 137})
            QVERIFY2(isAnswer(ip_protocol::kIcmp6, type), qPrintable(QString::number(type)));
        for (std::uint8_t type : {128, 133, 135, 143})
            QVERIFY2(!isAnswer(ip_protocol::kIcmp6, type), qPrintable(QString::number(type)));
    }
};

QTEST_APPLESS_MAIN(TestClaims)
#include "tst_claims.moc"

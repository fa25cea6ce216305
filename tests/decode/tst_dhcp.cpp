// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/decode/dhcp.h"
#include "core/decode/field.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

DhcpFields ack()
{
    DhcpFields f;
    f.op = 2;
    f.type = 5;
    f.transactionId = 0xcafe0001;
    f.yourIp = IpAddress::v4(192, 168, 1, 107);
    f.clientMac = {{0x24, 0xf5, 0xa2, 0x3c, 0x5d, 0x19}};
    f.options = {{54, {192, 168, 1, 1}},  {51, {0, 1, 0x51, 0x80}},  {58, {0, 0, 0xa8, 0xc0}},
                 {1, {255, 255, 255, 0}}, {3, {192, 168, 1, 1}},     {6, {192, 168, 1, 2, 192, 168, 1, 3}},
                 {42, {192, 168, 1, 1}},  {12, {'w', 'e', 'm', 'o'}}};
    return f;
}

} // namespace

class TestDhcp : public QObject {
    Q_OBJECT
private slots:
    void leaseWithItsOptions()
    {
        const auto m = decodeDhcp(dhcpPacket(ack()));
        QVERIFY(m);
        QCOMPARE(m->type, std::optional(DhcpType::Ack));
        QCOMPARE(dhcpTypeText(*m->type), std::string("ACK"));
        QCOMPARE(m->transactionId, 0xcafe0001U);
        QCOMPARE(m->yourIp.text(), std::string("192.168.1.107"));
        QCOMPARE(m->clientMac->text(), std::string("24:f5:a2:3c:5d:19"));
        QCOMPARE(m->leaseTime, std::optional<std::uint32_t>(86400));
        QCOMPARE(m->renewalTime, std::optional<std::uint32_t>(43200));
        QCOMPARE(m->dnsServers->size(), std::size_t{2});
        QCOMPARE(m->ntpServers->at(0).text(), std::string("192.168.1.1"));
        QCOMPARE(m->hostname.value(), std::string("wemo"));
        QVERIFY(!m->fqdn);
    }
    void repeatedOptionsAreJoined()
    {
        DhcpFields f = ack();
        f.options = {{12, {'w', 'e'}}, {12, {'m', 'o'}}};
        QCOMPARE(decodeDhcp(dhcpPacket(f))->hostname.value(), std::string("wemo"));
    }
    void fieldsMayHoldOptions()
    {
        // Option 52: 3 = file and sname hold options too (RFC 2132 s9.3).
        auto bytes = dhcpPacket(ack());
        bytes.resize(240);
        for (const std::uint8_t b : {53, 1, 5, 52, 1, 3, 255})
            bytes.push_back(b);
        const auto inFile = hex("0c 03 68 75 65 ff");
        std::copy(inFile.begin(), inFile.end(), bytes.begin() + 108);
        const auto inName = hex("0f 04 68 6f 6d 65 ff");
        std::copy(inName.begin(), inName.end(), bytes.begin() + 44);
        const auto m = decodeDhcp(bytes);
        QVERIFY(m);
        QCOMPARE(m->hostname.value(), std::string("hue"));
        QCOMPARE(m->domain.value(), std::string("home"));
    }
    void theEndMarkMayBeMissing()
    {
        auto bytes = dhcpPacket(ack());
        bytes.resize(240);
        for (const std::uint8_t b : {53, 1, 1})
            bytes.push_back(b);
        const auto m = decodeDhcp(bytes);
        QVERIFY(m);
        QCOMPARE(m->type, std::optional(DhcpType::Discover));
    }
    void timeServersComeInFours()
    {
        DhcpFields f = ack();
        f.options = {{42, {192, 168, 1}}};
        const auto m = decodeDhcp(dhcpPacket(f));
        QVERIFY(!m);
        QCOMPARE(m.error().reason, Malformed::BadLength);
        f.options = {{6, {192, 168, 1, 2, 192}}};
        QCOMPARE(decodeDhcp(dhcpPacket(f))->dnsServers->size(), std::size_t{1});
    }
    void withoutCookieItIsNone()
    {
        auto bytes = dhcpPacket(ack());
        bytes[236] = 0;
        QVERIFY(!decodeDhcp(bytes));
        QVERIFY(!decodeDhcp(ByteView(dhcpPacket(ack())).first(239)));
    }
    void whatTheSnapLengthLeftSaysWhoAsks()
    {
        const auto bytes = dhcpPacket(ack());
        const auto m = decodeCutDhcp(ByteView(bytes).first(54));
        QVERIFY(m);
        QCOMPARE(m->op, std::uint8_t{2});
        QCOMPARE(m->transactionId, 0xcafe0001U);
        QCOMPARE(m->yourIp.text(), std::string("192.168.1.107"));
        QCOMPARE(m->clientMac->text(), std::string("24:f5:a2:3c:5d:19"));
        QVERIFY(!m->type);
        QCOMPARE(acceptedPrefixes(ByteView(bytes).first(44), [](ByteView v) { return decodeCutDhcp(v).has_value(); }),
                 std::size_t{0});
    }
    void shortPrefixesAreRefused()
    {
        const auto bytes = dhcpPacket(ack());
        QCOMPARE(acceptedPrefixes(ByteView(bytes).first(240), [](ByteView v) { return decodeDhcp(v).has_value(); }),
                 std::size_t{0});
        acceptedPrefixes(bytes, [](ByteView v) { return decodeDhcp(v).has_value(); });
    }
    void anyByteMayBeWrong()
    {
        withEachByteWrong(dhcpPacket(ack()), [](ByteView view) {
            if (const auto m = decodeDhcp(view))
                QVERIFY(!describe(*m).empty());
        });
    }
};

QTEST_APPLESS_MAIN(TestDhcp)
#include "tst_dhcp.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/frame_builder.h"
#include "tests/support/hex.h"
#include "tests/support/hostile.h"
#include "tests/support/recorder.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

const Route kAsk{{{0x24, 0xf5, 0xa2, 0, 0, 1}},
                 {{0, 0x90, 0x0b, 0, 0, 1}},
                 {IpAddress::v4(192, 168, 1, 107), 40000},
                 {IpAddress::v4(192, 168, 1, 2), 53}};

std::vector<std::uint8_t> operator+(std::vector<std::uint8_t> a, const std::vector<std::uint8_t>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<std::uint8_t> prefix(const std::vector<std::uint8_t>& bytes, std::size_t n)
{
    return {bytes.begin(), bytes.begin() + static_cast<long>(n)};
}

const auto kSnap = hex("aaaa03000000 0800");

/// The question's IPv4 packet behind an 802.11 header written as hex.
std::vector<std::uint8_t> frame(const char* header)
{
    const auto ethernet = udpFrame(kAsk, dnsQuestion(7, 0x0100, "nat.wemo2.com", 1));
    return hex(header) + kSnap + std::vector<std::uint8_t>{ethernet.begin() + 14, ethernet.end()};
}

// Station 24:f5:a2:00:00:01, access point 00:90:0b:00:00:99, router 00:90:0b:00:00:01.
constexpr const char* kToSystem = "0801 2c00"          // data, to the distribution system; duration
                                  "00900b000099"       // receiver: the access point
                                  "24f5a2000001"       // source
                                  "00900b000001 1000"; // destination; sequence 1, fragment 0
constexpr const char* kFromSystem = "0802 2c00 00900b000001 00900b000099 24f5a2000001 1000";
constexpr const char* kDirect = "0800 2c00 00900b000001 24f5a2000001 00900b000099 1000";
constexpr const char* kBridged = "0803 2c00 00900b000099 00900b000098 00900b000001 1000 24f5a2000001";
constexpr const char* kQos = "8801 2c00 00900b000099 24f5a2000001 00900b000001 1000 0000";

} // namespace

class TestWireless : public QObject {
    Q_OBJECT
private slots:
    void theEndsAreFoundOnEveryWay_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("to the access point") << QByteArray(kToSystem);
        QTest::newRow("from the access point") << QByteArray(kFromSystem);
        QTest::newRow("ad hoc") << QByteArray(kDirect);
        QTest::newRow("between access points") << QByteArray(kBridged);
        QTest::newRow("QoS") << QByteArray(kQos);
        QTest::newRow("QoS with HT control") << QByteArray("8881 2c00 00900b000099 24f5a2000001 00900b000001 1000 0000"
                                                           "00000000");
    }
    void theEndsAreFoundOnEveryWay()
    {
        QFETCH(QByteArray, header);
        const auto bytes = frame(header.constData());
        const auto r = dissected(bytes, 105);
        QCOMPARE(r.messages.size(), std::size_t{1});
        QVERIFY(r.packets.at(0).source == kAsk.sourceMac);
        QVERIFY(r.packets.at(0).destination == kAsk.destinationMac);
        for (std::size_t n = 0; n < bytes.size(); ++n)
            QVERIFY(dissected(prefix(bytes, n), 105).messages.empty());
    }
    void aBridgedFrameKeepsItsTags()
    {
        const auto ethernet = udpFrame(kAsk, dnsQuestion(7, 0x0100, "nat.wemo2.com", 1));
        const std::vector<std::uint8_t> packet(ethernet.begin() + 14, ethernet.end());
        const auto vlan = dissected(hex(kBridged) + hex("aaaa03000000 8100 0014 0800") + packet, 105);
        QCOMPARE(vlan.messages.size(), std::size_t{1});
        QCOMPARE(vlan.packets.at(0).vlan, std::uint16_t{0x14});
        const auto pppoe = dissected(hex(kToSystem) + hex("aaaa03000000 8864 11000001 0042 0021") + packet, 105);
        QCOMPARE(pppoe.messages.size(), std::size_t{1});
    }
    void whatTheCardWroteBeforeIsTakenOff_data()
    {
        QTest::addColumn<int>("linkType");
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("radiotap, nothing") << 127 << QByteArray("00 00 0800 00000000");
        // TSFT (8 bytes, aligned), flags, rate.
        QTest::newRow("radiotap, fields") << 127 << QByteArray("00 00 1200 07000000 0102030405060708 00 0c");
        // A second word of bits puts TSFT on byte 16.
        QTest::newRow("radiotap, two words") << 127
                                             << QByteArray("00 00 1900 03000080 00000000 00000000 0102030405060708"
                                                           "00");
        QTest::newRow("PPI") << 192 << QByteArray("00 00 0c00 69000000 00000000");
        QTest::newRow("AVS") << 119 << QByteArray("80211001 00000010 0000000000000000");
        QTest::newRow("AVS, its own number") << 163 << QByteArray("80211001 0000000c 00000000");
        QTest::newRow("Prism") << 119 << QByteArray("44000000") + QByteArray(280, '0');
    }
    void whatTheCardWroteBeforeIsTakenOff()
    {
        QFETCH(int, linkType);
        QFETCH(QByteArray, before);
        const auto bytes = hex(before.constData()) + frame(kQos);
        const auto link = static_cast<std::uint32_t>(linkType);
        QCOMPARE(dissected(bytes, link).messages.size(), std::size_t{1});
        for (std::size_t n = 0; n < bytes.size(); ++n)
            QVERIFY(dissected(prefix(bytes, n), link).messages.empty());
        withEachByteWrong(bytes, [link](ByteView view) {
            QCOMPARE(dissected(std::vector<std::uint8_t>(view.begin(), view.end()), link).packets.size(),
                     std::size_t{1});
        });
    }
    void radiotapMayPadTheBody()
    {
        // Flag 0x20: the QoS header's 26 bytes are followed by two of padding.
        const auto ip = frame("");
        const auto padded = hex("00 00 0900 02000000 20") + hex(kQos) + hex("0000") + ip;
        QCOMPARE(dissected(padded, 127).messages.size(), std::size_t{1});
    }
    void encryptedFramesAreKnownBySenderOnly()
    {
        auto bytes = frame(kToSystem);
        bytes[1] |= 0x40;
        const auto r = dissected(bytes, 105);
        QVERIFY(r.packets.at(0).encrypted);
        QVERIFY(r.packets.at(0).source == kAsk.sourceMac);
        QCOMPARE(r.packets.at(0).network, NetworkLayer::None);
        QVERIFY(r.messages.empty());
    }
    void framesThatCarryNoPacketAreCounted()
    {
        for (const char* header : {
                 "8000 0000 ffffffffffff 00900b000099 00900b000099 1000",      // beacon
                 "4801 2c00 00900b000099 24f5a2000001 00900b000001 1000",      // null data
                 "0805 2c00 00900b000099 24f5a2000001 00900b000001 1000",      // more fragments follow
                 "0801 2c00 00900b000099 24f5a2000001 00900b000001 1100",      // second fragment
                 "8801 2c00 00900b000099 24f5a2000001 00900b000001 1000 8000", // A-MSDU
             }) {
            const auto r = dissected(frame(header), 105);
            QCOMPARE(r.packets.at(0).network, NetworkLayer::None);
            QVERIFY(!r.packets.at(0).encrypted);
            QVERIFY(r.messages.empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestWireless)
#include "tst_wireless.moc"

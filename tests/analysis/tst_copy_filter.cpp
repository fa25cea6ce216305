// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

Q_DECLARE_METATYPE(std::vector<std::uint8_t>)

namespace {

using Bytes = std::vector<std::uint8_t>;

Route toAll(const IpAddress& group, std::uint16_t port)
{
    return {kDevice, multicastMac(group), {kDeviceIp, port}, {group, port}};
}

/// A question for the name "HALL" with the suffix of a server (RFC 1002 s4.2.12), its name in half bytes (RFC 1001 s14).
Bytes nbnsQuestion()
{
    std::string coded;
    for (const char c : std::string("HALL           ") + '\x20') {
        coded += static_cast<char>('A' + (static_cast<unsigned char>(c) >> 4U));
        coded += static_cast<char>('A' + (static_cast<unsigned char>(c) & 15U));
    }
    return dnsQuestion(7, 0x0110, coded, 0x20);
}

/// Sent by a router to all nodes, good for half an hour (RFC 4861 s4.2), by its checksum too.
Bytes routerAdvertisement()
{
    const IpAddress from = IpAddress::parse("fe80::1").value_or(IpAddress());
    const IpAddress group = IpAddress::parse("ff02::1").value_or(IpAddress());
    Bytes frame = udpFrame({kRouter, multicastMac(group), {from, 0}, {group, 0}, 255}, Bytes(8));
    constexpr std::size_t kNextHeader = 14 + 6;
    constexpr std::size_t kMessage = 14 + 40;
    frame[kNextHeader] = 58;
    const Bytes message{134, 0, 0, 0, 64, 0, 0x07, 0x08, 0, 0, 0, 0, 0, 0, 0, 0};
    std::copy(message.begin(), message.end(), frame.begin() + kMessage);
    Bytes summed(frame.begin() + 14 + 8, frame.end());
    const Bytes tail{0, 0, 0, 16, 0, 0, 0, 58};
    summed.insert(summed.begin() + 32, tail.begin(), tail.end());
    const std::uint16_t sum = internetChecksum(ByteView(summed));
    frame[kMessage + 2] = static_cast<std::uint8_t>(sum >> 8U);
    frame[kMessage + 3] = static_cast<std::uint8_t>(sum & 0xFFU);
    return frame;
}

} // namespace

class TestCopyFilter : public QObject {
    Q_OBJECT
private slots:
    void whatAccessPointsRepeatIsOneEvent_data()
    {
        QTest::addColumn<Bytes>("frame");
        const IpAddress mdns = IpAddress::v4(224, 0, 0, 251);
        const IpAddress ssdp = IpAddress::v4(239, 255, 255, 250);
        const IpAddress llmnr = IpAddress::v4(224, 0, 0, 252);
        QTest::newRow("mDNS") << udpFrame(toAll(mdns, 5353), dnsQuestion(0, 0, "hall.local", 1));
        QTest::newRow("SSDP") << udpFrame(toAll(ssdp, 1900), ssdpSearch("upnp:rootdevice"));
        QTest::newRow("LLMNR") << udpFrame({kDevice, multicastMac(llmnr), {kDeviceIp, 50000}, {llmnr, 5355}},
                                           dnsQuestion(7, 0, "hall", 1));
        QTest::newRow("NetBIOS") << udpFrame(
            {kDevice, {{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}}, {kDeviceIp, 137}, {IpAddress::v4(192, 168, 1, 255), 137}},
            nbnsQuestion());
        QTest::newRow("IGMP") << igmpReportFrame(toAll(mdns, 0), mdns);
        QTest::newRow("router advertisement") << routerAdvertisement();
        QTest::newRow("ARP") << arpRequestFrame(kDevice, kDeviceIp, IpAddress::v4(192, 168, 1, 1));
    }
    void whatAccessPointsRepeatIsOneEvent()
    {
        QFETCH(Bytes, frame);
        const auto s = analysed({{second(0), frame},
                                 {second(0.000110), frame},
                                 {second(0.0045), frame},
                                 {second(0.012), frame}, // said again
                                 {second(30), frame}});
        QCOMPARE(s->events.size(), std::size_t{3});
        QCOMPARE(s->events[0].copies, std::uint8_t{2});
        QCOMPARE(s->events[1].copies, std::uint8_t{0});
        QCOMPARE(s->events[2].copies, std::uint8_t{0});
        QCOMPARE(s->groups.size(), std::size_t{1});
    }
    void twoWhoSayTheSameAreNoCopies()
    {
        const IpAddress group = IpAddress::v4(224, 0, 0, 252);
        const Bytes question = dnsQuestion(7, 0, "hall", 1);
        const Route one{kDevice, multicastMac(group), {kDeviceIp, 50000}, {group, 5355}};
        Route other = one;
        other.sourceMac = kRouter;
        other.source.address = IpAddress::v4(192, 168, 1, 1);
        const auto s = analysed({{second(0), udpFrame(one, question)}, {second(0.001), udpFrame(other, question)}});
        QCOMPARE(s->events.size(), std::size_t{2});
        QCOMPARE(s->groups.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestCopyFilter)
#include "tst_copy_filter.moc"

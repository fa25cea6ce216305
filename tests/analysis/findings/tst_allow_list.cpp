// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/findings/allow_list.h"
#include "core/decode/packet.h"
#include "tests/support/analysed.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wemo_week.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

Route back(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

Route to(const IpAddress& peer, std::uint16_t port)
{
    return {kDevice, kRouter, {kDeviceIp, 40000}, {peer, port}};
}

/// A lookup at the router, and its answer.
std::vector<TimedFrame> lookup(double t, std::string_view name, const IpAddress& address)
{
    const Route ask{kDevice, kRouter, {kDeviceIp, 30000}, {IpAddress::v4(192, 168, 1, 1), 53}};
    const auto id = static_cast<std::uint16_t>(t);
    return {{second(t), udpFrame(ask, dnsQuestion(id, 0x100, name, 1))},
            {second(t + 0.01), udpFrame(back(ask), dnsAnswerA(id, name, address, 300))}};
}

TimedFrame said(double t, const Route& route)
{
    return {second(t), udpFrame(route, std::vector<std::uint8_t>(20, 0xAB))};
}

} // namespace

class TestAllowList : public QObject {
    Q_OBJECT
private slots:
    void namesAndStraysAreToldApartByPort()
    {
        const IpAddress named = IpAddress::v4(198, 51, 100, 7);
        const IpAddress stray = IpAddress::v4(198, 51, 100, 8);
        std::vector<TimedFrame> frames = lookup(1, "Cloud.Example.com", named);
        frames.push_back(said(2, to(named, 8886)));
        frames.push_back(said(3, to(stray, 8886)));
        frames.push_back(said(4, to(stray, 9000)));
        const AllowList list = allowList(*analysed(frames));
        QCOMPARE(list.devices.size(), std::size_t{1});
        QCOMPARE(list.ports.size(), std::size_t{2});
        QCOMPARE(list.ports[0].port, std::uint16_t{8886});
        QCOMPARE(list.ports[0].transport, ip_protocol::kUdp);
        QCOMPARE(list.ports[0].names, std::vector<std::string>{"cloud.example.com"});
        QCOMPARE(list.ports[0].strays, std::vector<IpAddress>{stray});
        QCOMPARE(list.ports[0].addresses, (std::vector<IpAddress>{named, stray}));
        QCOMPARE(list.ports[1].names.size(), std::size_t{0});
        QCOMPARE(list.leftOut, std::uint64_t{0});
    }
    void whatADeviceOnlyAnsweredItDidNotReach()
    {
        const Route in = back(to(kCloud, 51000));
        const Route knocked{in.sourceMac, in.destinationMac, {kCloud, 51000}, {kDeviceIp, 22}};
        const std::vector<TimedFrame> frames{
            {second(1), tcpFrame(knocked, {100, 0, tcp_flag::kSyn})},
            {second(1.01), tcpFrame(back(knocked), {500, 101, tcp_flag::kSyn | tcp_flag::kAck})},
            {second(1.02), tcpFrame(knocked, {101, 501, tcp_flag::kAck})}};
        QVERIFY(allowList(*analysed(frames)).empty());
    }
    void whatAFirewallCouldMisreadIsNoName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("all of a suffix") << "com";
        QTest::newRow("quotes") << "a\"; drop'.example.com";
        QTest::newRow("a path") << "a/b#c.example.com";
        QTest::newRow("an option") << "-rf.example.com";
    }
    void whatAFirewallCouldMisreadIsNoName()
    {
        QFETCH(QString, name);
        std::vector<TimedFrame> frames = lookup(1, name.toStdString(), kCloud);
        frames.push_back(said(2, to(kCloud, 8886)));
        const AllowList list = allowList(*analysed(frames));
        QCOMPARE(list.ports.size(), std::size_t{1});
        QVERIFY(list.ports[0].names.empty());
        QCOMPARE(list.ports[0].strays, std::vector<IpAddress>{kCloud});
    }
    void whoTalksToEverybodyIsCutShortAndThatIsSaid()
    {
        std::vector<TimedFrame> frames;
        for (std::uint32_t i = 0; i < 1500; ++i)
            frames.push_back(said(1 + 0.01 * i, to(IpAddress::v4(0x08000000 + i * 7), 8886)));
        for (std::uint16_t port = 20000; port < 20100; ++port)
            frames.push_back(said(100 + port, to(IpAddress::v4(0x08000000), port)));
        const AllowList list = allowList(*analysed(frames));
        QCOMPARE(list.ports.size(), std::size_t{64});
        QCOMPARE(list.ports[0].addresses.size(), std::size_t{1024});
        QCOMPARE(list.leftOut, std::uint64_t{1500 - 1024 + 100 - 63});
    }
    void theWeekReachesWhatItReached()
    {
        const SnapshotPtr s = analysedCapture(wemoWeek());
        const AllowList list = allowList(*s);
        QVERIFY(!list.empty());
        for (const AllowedPort& port : list.ports) {
            QVERIFY(!port.addresses.empty());
            for (const IpAddress& address : port.addresses)
                QVERIFY(address.isInternet());
        }
        for (const DeviceId device : list.devices)
            QVERIFY(!s->devices[device.value].router);
    }
};

QTEST_APPLESS_MAIN(TestAllowList)
#include "tst_allow_list.moc"

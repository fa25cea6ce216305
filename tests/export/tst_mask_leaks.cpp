// SPDX-License-Identifier: GPL-3.0-or-later
// Ways in which a masked report told whose home it is of, and what its mask did to a router's settings.
#include <QtTest>

#include "core/export/report.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/plug_fleet.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

using Frames = std::vector<TimedFrame>;

constexpr MacAddress kProvider{{0x00, 0x11, 0x22, 0, 0, 1}};
const IpAddress kHome = IpAddress::v4(203, 0, 113, 55);
const IpAddress kServer = IpAddress::v4(198, 51, 100, 20);

Timestamp second(double s)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(s);
}

Frames exchange(double s, const MacAddress& card, const Endpoint& from, const Endpoint& to)
{
    const std::vector<std::uint8_t> word(20, 0xAB);
    return {{second(s), udpFrame({card, kProvider, from, to}, word)},
            {second(s + 0.02), udpFrame({kProvider, card, to, from}, word)}};
}

QString masked(const Frames& frames)
{
    return QString::fromStdString(reportAsMarkdown(*analysed(frames), ReportPrivacy::Masked));
}

void append(Frames& to, const Frames& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

} // namespace

class TestMaskLeaks : public QObject {
    Q_OBJECT
private slots:
    /// Captured between router and provider: a stranger who knocks makes it a peer.
    void theAddressOfTheHomeGoesWhoeverTalksToIt()
    {
        Frames frames;
        for (int i = 0; i < 10; ++i)
            append(frames, exchange(i * 60, kRouterMac, {kHome, 40000}, {kServer, 443}));
        for (std::uint8_t i = 1; i <= 10; ++i)
            frames.push_back(
                {second(1000 + i), udpFrame({kProvider, kRouterMac, {IpAddress::v4(192, 0, 2, i), 5555}, {kHome, 23}},
                                            std::vector<std::uint8_t>(20, 1))});
        const QString report = masked(frames);
        QVERIFY2(!report.contains(QStringLiteral("203.0.113.55")), qPrintable(report));
        QVERIFY(report.contains(QStringLiteral("198.51.100.20")));
    }
    /// Two of them that talk to one another are each other's peers.
    void publicAddressesOfTwoDevicesGo()
    {
        const IpAddress one = IpAddress::parse("2a02:8109:1234:5600::a").value_or(IpAddress());
        const IpAddress other = IpAddress::parse("2a02:8109:1234:5600::b").value_or(IpAddress());
        const IpAddress server = IpAddress::parse("2001:4860:4860::8888").value_or(IpAddress());
        const MacAddress card{{0x24, 0xf5, 0xa2, 0, 0, 2}};
        Frames frames;
        const std::vector<std::uint8_t> word(20, 0xAB);
        for (int i = 0; i < 10; ++i) {
            append(frames, exchange(i * 60, kSwitchMac, {one, 40000}, {server, 443}));
            append(frames, exchange(i * 60 + 1, card, {other, 40000}, {server, 443}));
            frames.push_back({second(i * 60 + 2), udpFrame({kSwitchMac, card, {one, 5000}, {other, 6000}}, word)});
            frames.push_back({second(i * 60 + 3), udpFrame({card, kSwitchMac, {other, 7000}, {one, 8000}}, word)});
        }
        const QString report = masked(frames);
        QVERIFY(!report.contains(QStringLiteral("2a02:8109:1234:5600")));
        QVERIFY(report.contains(QStringLiteral("2001:4860:4860::8888")));
    }
    /// What its router told by NAT-PMP (RFC 6886 s3.2).
    void anAddressThatTheRouterToldGoes()
    {
        const Endpoint router{kRouterIp, 5351};
        const Route ask = switchTo(40000, router);
        const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
        const std::vector<std::uint8_t> told{0, 128, 0, 0, 0, 0, 0, 9, 203, 0, 113, 77};
        Frames frames{{second(1), udpFrame(ask, std::vector<std::uint8_t>{0, 0})},
                      {second(1.1), udpFrame(answer, told)}};
        const Route lookup = switchTo(40001, {kRouterIp, 53});
        const Route found{lookup.destinationMac, lookup.sourceMac, lookup.destination, lookup.source};
        const std::string name = "smith-home.dyndns.org";
        frames.push_back({second(2), udpFrame(lookup, dnsQuestion(7, 0x100, name, 1))});
        frames.push_back({second(2.1), udpFrame(found, dnsAnswerA(7, name, IpAddress::v4(203, 0, 113, 77), 60))});
        const QString report = masked(frames);
        QVERIFY2(!report.contains(QStringLiteral("203.0.113.77")), qPrintable(report));
        QVERIFY(!report.contains(QStringLiteral("smith-home")));
    }
    /// Devices that are called as the words of a router's language are.
    void aRoutersSettingsStayWhatTheyAre()
    {
        Frames frames = plugFleet(std::vector<PlugHabits>(3), 40'000);
        const Endpoint all{IpAddress::v4(255, 255, 255, 255), 67};
        std::uint32_t plug = 0;
        for (const char* name : {"policy", "ether", "saddr"}) {
            DhcpFields request;
            request.type = 3;
            request.clientMac = plugMac(plug++);
            request.options.push_back({12, {name, name + std::char_traits<char>::length(name)}});
            frames.push_back({Timestamp{1'588'550'400'000'000'000 + plug},
                              udpFrame({request.clientMac, multicastMac(all.address), {IpAddress::v4(0), 68}, all},
                                       dhcpPacket(request))});
        }
        const QString report = masked(frames);
        const QString settings = report.section(QStringLiteral("```"), 1, 1);
        QVERIFY2(settings.contains(QStringLiteral("ether saddr {")), qPrintable(settings));
        QVERIFY(settings.contains(QStringLiteral("policy = {")));
        QVERIFY(!settings.contains(QStringLiteral("24:f5:a2:00:00")));
        QVERIFY(settings.contains(QStringLiteral("24:f5:a2:xx:xx:xx")));
        // They go by their numbers, there and all over.
        QVERIFY(!report.section(QStringLiteral("```"), 0, 0).contains(QStringLiteral("saddr")));
    }
};

QTEST_APPLESS_MAIN(TestMaskLeaks)
#include "tst_mask_leaks.moc"

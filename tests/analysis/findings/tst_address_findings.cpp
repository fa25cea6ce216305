// SPDX-License-Identifier: GPL-3.0-or-later
// What DHCP could not give, and who gives it.
#include <QtTest>

#include "core/analysis/findings/findings.h"
#include "core/export/finding_text.h"
#include "tests/support/analysed.h"
#include "tests/support/found_findings.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

using Frames = std::vector<TimedFrame>;

enum Type : std::uint8_t { kDiscover = 1, kOffer, kRequest, kDecline, kAck, kNak };

constexpr MacAddress kOtherMac{{0x02, 0x99, 0, 0, 0, 9}};
const IpAddress kOtherIp = IpAddress::v4(192, 168, 1, 9);
const IpAddress kAll = IpAddress::v4(255, 255, 255, 255);

Timestamp second(double s)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(s);
}

Frames operator+(Frames a, const Frames& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

DhcpFields fieldsOf(std::uint8_t type, std::uint32_t id)
{
    DhcpFields fields;
    fields.type = type;
    fields.transactionId = id;
    fields.clientMac = kSwitchMac;
    return fields;
}

/// The switch says so to all, without an address.
Frames says(double s, std::uint8_t type, std::uint32_t id)
{
    const Route route{kSwitchMac, multicastMac(kAll), {IpAddress::v4(0), 68}, {kAll, 67}};
    return {{second(s), udpFrame(route, dhcpPacket(fieldsOf(type, id)))}};
}

/// A server says so to the switch.
Frames answers(double s, std::uint8_t type, std::uint32_t id, const IpAddress& server = kRouterIp,
               const MacAddress& card = kRouterMac)
{
    DhcpFields fields = fieldsOf(type, id);
    fields.op = 2;
    fields.yourIp = kSwitchIp;
    return {{second(s), udpFrame({card, kSwitchMac, {server, 67}, {kSwitchIp, 68}}, dhcpPacket(fields))}};
}

Frames lease(double s, std::uint32_t id)
{
    return says(s, kRequest, id) + answers(s + 0.1, kAck, id);
}

Frames inVain(double s)
{
    return says(s, kDiscover, 100) + says(s + 3, kDiscover, 100) + says(s + 10, kDiscover, 100) +
           says(s + 100, kDiscover, 101);
}

/// Somebody says something of no matter, so that the capture goes on.
Frames until(double s)
{
    return {
        {second(s), udpFrame(switchTo(40000, {IpAddress::v4(203, 0, 113, 77), 9999}), std::vector<std::uint8_t>(9))}};
}

} // namespace

class TestAddressFindings : public QObject {
    Q_OBJECT
private slots:
    void whoGetsNoAddressIsTold()
    {
        const SnapshotPtr s = analysed(lease(0, 1) + inVain(1000) + until(1200));
        const auto all = ofKind(*s, FindingKind::NoAddressGiven);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].count, std::uint64_t{4});
        QCOMPARE(all[0].weight, FindingWeight::Warning);
        QCOMPARE(all[0].first, second(1000));
        QCOMPARE(findingSentence(*s, all[0]), std::string("asked for an address 4 times and nobody answered"));
    }
    void whoGetsOneAfterAllIsNoted()
    {
        const auto all = found(inVain(0) + lease(300, 7) + until(400), FindingKind::NoAddressGiven);
        QCOMPARE(all.size(), std::size_t{1});
        QVERIFY(all[0].over);
        QCOMPARE(all[0].weight, FindingWeight::Note);
    }
    void anAnswerThatMayBeElsewhereIsNotMissing()
    {
        // Nothing shows that what is sent to the switch passes here.
        QVERIFY(found(inVain(0) + until(1200), FindingKind::NoAddressGiven).empty());
        // One that was sent once may be lost.
        QVERIFY(found(lease(0, 1) + says(1000, kDiscover, 5) + until(1200), FindingKind::NoAddressGiven).empty());
        // Who goes on was made an offer.
        QVERIFY(found(lease(0, 1) + says(1000, kDiscover, 5) + says(1001, kDiscover, 5) + says(1002, kRequest, 5) +
                          until(1200),
                      FindingKind::NoAddressGiven)
                    .empty());
        // An offer that it did not take.
        Frames offered = lease(0, 1);
        for (std::uint32_t i = 0; i < 4; ++i)
            offered = offered + says(1000 + 100 * i, kDiscover, 50 + i) + answers(1000.1 + 100 * i, kOffer, 50 + i);
        QVERIFY(found(offered + until(2000), FindingKind::NoAddressGiven).empty());
    }
    void aRefusalIsTold()
    {
        const auto all = found(says(0, kRequest, 1) + answers(0.1, kNak, 1), FindingKind::AddressRefused);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].count, std::uint64_t{1});
        QVERIFY(found(lease(0, 1), FindingKind::AddressRefused).empty());
    }
    void anAddressThatIsTakenIsTold()
    {
        const auto all = found(lease(0, 1) + says(2, kDecline, 2), FindingKind::AddressTaken);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].weight, FindingWeight::Warning);
    }
    void severalServersAreTold()
    {
        const Frames both = lease(0, 1) + answers(5, kOffer, 2, kOtherIp, kOtherMac) + lease(1000, 3) +
                            answers(1005, kOffer, 4, kOtherIp, kOtherMac);
        const auto all = found(both, FindingKind::SeveralServers);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(all[0].about, (std::vector<std::string>{"192.168.1.1", "192.168.1.9"}));
        QVERIFY(found(lease(0, 1) + lease(1000, 2), FindingKind::SeveralServers).empty());
        // One behind the other: it took its place.
        const Frames replaced = lease(0, 1) + lease(1000, 3) + answers(2000, kOffer, 4, kOtherIp, kOtherMac) +
                                answers(3000, kOffer, 5, kOtherIp, kOtherMac);
        QVERIFY(found(replaced, FindingKind::SeveralServers).empty());
        // Another network's.
        const IpAddress guests = IpAddress::v4(192, 168, 2, 1);
        const Frames apart = lease(0, 1) + answers(5, kOffer, 2, guests, kOtherMac) + lease(1000, 3) +
                             answers(1005, kOffer, 4, guests, kOtherMac);
        QVERIFY(found(apart, FindingKind::SeveralServers).empty());
    }
};

QTEST_APPLESS_MAIN(TestAddressFindings)
#include "tst_address_findings.moc"

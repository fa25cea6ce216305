// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/arp_requests.h"

using namespace phonehome;

namespace {

constexpr MacAddress kCard{{0x24, 0xf5, 0xa2, 0, 0, 1}};
const IpAddress kSender = IpAddress::v4(192, 168, 1, 20);

/// A household that hears nothing but ARP.
struct Link {
    StringPool strings;
    VendorTable vendors = VendorTable::load("/nowhere");
    DeviceTable devices{strings, vendors};
    NameTable names{strings};
    FlowTable flows{devices, names, strings};
    EventTable events{devices, strings};
    Tables tables{strings, devices, names, flows, events};
    ArpRequests requests{tables};
    DeviceId card = devices.byMac(kCard, {});

    void hear(std::int64_t seconds, const IpAddress& sender, const IpAddress& target, std::uint64_t words)
    {
        ArpMessage arp;
        arp.operation = 1;
        arp.senderMac = kCard;
        arp.senderIp = sender;
        arp.targetIp = target;
        Packet packet;
        packet.frame.time = Timestamp{} + Duration::ofSeconds(seconds);
        Message message = arp;
        requests.on(arp, {{packet, Protocol::Arp, message, {}, true, words}, {}, card});
    }
    const Group& groupOf(std::uint32_t event) { return events[events[EventId{event}].group]; }
};

} // namespace

class TestArpRequests : public QObject {
    Q_OBJECT
private slots:
    void kindAndTargetMakeTheGroup()
    {
        Link link;
        link.hear(0, kSender, IpAddress::v4(192, 168, 1, 1), 1);
        link.hear(1, IpAddress::v4(0), kSender, 2);
        link.hear(2, kSender, kSender, 3);
        QCOMPARE(link.events.size(), std::size_t{3});
        QCOMPARE(link.strings[link.groupOf(0).kind], std::string("who-has"));
        QCOMPARE(link.strings[link.groupOf(0).peer], std::string("192.168.1.1"));
        QCOMPARE(link.strings[link.groupOf(1).kind], std::string("probe"));
        QCOMPARE(link.strings[link.groupOf(2).kind], std::string("announcement"));
        QCOMPARE(link.strings[link.groupOf(2).peer], std::string("192.168.1.20"));
    }
    /// More of them than texts are remembered.
    void everyTargetHasItsOwnText()
    {
        constexpr std::uint32_t kTargets = 1000;
        Link link;
        for (std::uint32_t round = 0; round < 2; ++round) {
            for (std::uint32_t i = 0; i < kTargets; ++i)
                link.hear(std::int64_t{round} * kTargets + i, kSender, IpAddress::v4(0x0a000001 + i), 1 + i);
        }
        QCOMPARE(link.events.groupCount(), std::size_t{kTargets});
        for (std::uint32_t i = 0; i < 2 * kTargets; ++i)
            QCOMPARE(link.strings[link.groupOf(i).peer], IpAddress::v4(0x0a000001 + i % kTargets).text());
    }
    void copiesAreNoEvents()
    {
        Link link;
        for (int i = 0; i < 400; ++i) {
            link.hear(i, kSender, IpAddress::v4(192, 168, 1, 1), 7);
            link.hear(i, kSender, IpAddress::v4(192, 168, 1, 1), 7);
        }
        QCOMPARE(link.events.size(), std::size_t{400});
    }
};

QTEST_APPLESS_MAIN(TestArpRequests)
#include "tst_arp_requests.moc"

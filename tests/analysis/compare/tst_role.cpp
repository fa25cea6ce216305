// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <set>

#include "core/analysis/compare/role.h"
#include "tests/support/analysed.h"
#include "tests/support/plug_fleet.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

RoleUse use(const std::string& kind, const std::string& peer, std::uint32_t device, Protocol protocol = Protocol::Tls)
{
    return {{protocol, Direction::Sent, kind, peer}, device};
}

std::set<std::string> titles(const std::vector<RoleUse>& uses)
{
    std::set<std::string> out;
    for (const RoleUse& one : uses)
        out.insert(roleTitle(one.role));
    return out;
}

/// Announces a name, and asks for the network's time before it has a name for the server.
std::vector<TimedFrame> named(std::uint32_t plug, const std::string& name)
{
    const IpAddress address = IpAddress::v4(192, 168, 1, static_cast<std::uint8_t>(10 + plug));
    Route up{plugMac(plug), {}, {address, 5353}, {IpAddress::v4(224, 0, 0, 251), 5353}};
    up.destinationMac = multicastMac(up.destination.address);
    auto answer = dnsAnswerA(0, name, address, 120);
    return {{Timestamp{1'600'000'000'000'000'000}, udpFrame(up, answer)},
            {Timestamp{1'600'000'001'000'000'000}, arpRequestFrame(plugMac(plug), address, address)}};
}

} // namespace

class TestRole : public QObject {
    Q_OBJECT
private slots:
    void whatADeviceCallsItselfIsNoRole()
    {
        std::vector<TimedFrame> frames = named(1, "socket1.local");
        for (const TimedFrame& frame : named(2, "Socket2.local"))
            frames.push_back(frame);
        const SnapshotPtr s = analysed(frames);
        std::set<std::string> found;
        for (std::size_t i = 0; i < s->groups.size(); ++i)
            found.insert(roleTitle(roleOf(*s, s->groups[i])));
        QVERIFY2(found.count("mDNS announce ….local to 224.0.0.251") == 1, found.begin()->c_str());
        QVERIFY(found.count("ARP announcement to …") == 1);
        QCOMPARE(found.size(), std::size_t{2});
    }
    void aUuidIsNoRole()
    {
        const SnapshotPtr s = analysed(plugFleet({{}, {}}, 7200));
        std::set<std::string> found;
        for (std::size_t i = 0; i < s->groups.size(); ++i)
            found.insert(roleTitle(roleOf(*s, s->groups[i])));
        QVERIFY(found.count("SSDP uuid:… to 239.255.255.250") == 1);
        QVERIFY(found.count("SSDP upnp:rootdevice to 239.255.255.250") == 1);
    }
    void peersThatAreEachDevicesOwnAreOneRole()
    {
        std::vector<RoleUse> uses;
        for (std::uint32_t d = 0; d < 12; ++d) {
            uses.push_back(use("data", "host" + std::to_string(d) + ".cloud.example.com", d));
            uses.push_back(use("data", "hub.example.com", d));
        }
        joinOwnPeers(uses, 12);
        QCOMPARE(titles(uses), (std::set<std::string>{"TLS data to …", "TLS data to hub.example.com"}));
    }
    void serversThatAreDealtOutAreOneRole()
    {
        // Nine servers for twelve devices: some have the same one by chance.
        std::vector<RoleUse> uses;
        for (std::uint32_t d = 0; d < 12; ++d)
            uses.push_back(use("data", "192.0.2." + std::to_string(d * 7 % 9), d));
        joinOwnPeers(uses, 12);
        QCOMPARE(titles(uses), std::set<std::string>{"TLS data to …"});
    }
    void onePeerOfOneDeviceIsSaid()
    {
        std::vector<RoleUse> uses;
        for (std::uint32_t d = 0; d < 12; ++d)
            uses.push_back(use("data", "hub.example.com", d));
        uses.push_back(use("data", "elsewhere.example.net", 7));
        joinOwnPeers(uses, 12);
        QCOMPARE(titles(uses),
                 (std::set<std::string>{"TLS data to elsewhere.example.net", "TLS data to hub.example.com"}));
    }
    void namesAskedForAreJoinedByTheirResolver()
    {
        std::vector<RoleUse> uses;
        for (std::uint32_t d = 0; d < 6; ++d)
            uses.push_back(use("d" + std::to_string(d) + ".example.com", "192.168.1.1", d, Protocol::Dns));
        uses.push_back(use("d9.example.com", "9.9.9.9", 3, Protocol::Dns));
        joinOwnPeers(uses, 6);
        QCOMPARE(titles(uses), (std::set<std::string>{"DNS … to 192.168.1.1", "DNS d9.example.com to 9.9.9.9"}));
    }
    void twoDevicesHaveTheirOwnOnlyIfBothDo()
    {
        std::vector<RoleUse> both{use("data", "a", 0), use("data", "b", 1)};
        joinOwnPeers(both, 2);
        QCOMPARE(titles(both), std::set<std::string>{"TLS data to …"});
        std::vector<RoleUse> one{use("data", "a", 0)};
        joinOwnPeers(one, 2);
        QCOMPARE(titles(one), std::set<std::string>{"TLS data to a"});
        joinOwnPeers({}, 5);
        std::vector<RoleUse> noPeer{use("data", "", 0), use("data", "", 1), use("data", "", 2)};
        joinOwnPeers(noPeer, 9);
        QCOMPARE(titles(noPeer), std::set<std::string>{"TLS data"});
    }
};

QTEST_APPLESS_MAIN(TestRole)
#include "tst_role.moc"

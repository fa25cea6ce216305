// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/own_names.h"
#include "tests/support/frame_builder.h"
#include "tests/support/stun_builder.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"
#include "tests/support/wished_home.h"

using namespace phonehome;

namespace {

constexpr MacAddress kOther{{2, 0, 0, 0, 0, 9}};
const IpAddress kOtherIp = IpAddress::v4(192, 168, 1, 60);
const IpAddress kHome = IpAddress::v4(192, 168, 1, 1);
const IpAddress kAll = IpAddress::v4(255, 255, 255, 255);
using Home = WishedHome;

std::vector<std::uint8_t> bytes(std::size_t n)
{
    return std::vector<std::uint8_t>(n, 'x');
}

Route back(const Route& there)
{
    return {there.destinationMac, there.sourceMac, there.destination, there.source};
}

Route fromOther(std::uint16_t own, const Endpoint& to)
{
    return {kOther, kRouter, {kOtherIp, own}, to};
}

/// Where a frame's IPv4 header stands.
constexpr std::size_t kEthernet = 14;

/// Two devices: lookups, beats of one to the cloud, talk among them, and what they say to all.
std::vector<TimedFrame> evening()
{
    const Route lookup{kDevice, kRouter, {kDeviceIp, 5000}, {kHome, 53}};
    const Route mdns{
        kDevice, multicastMac(IpAddress::v4(224, 0, 0, 251)), {kDeviceIp, 5353}, {IpAddress::v4(224, 0, 0, 251), 5353}};
    const Route beat = toCloud(40000, 3478);
    const std::array<std::uint8_t, 12> id{1};
    return {
        {second(1), udpFrame(lookup, dnsQuestion(1, 0x100, "nat.example.com", 1))},                 // 1
        {second(1.1), udpFrame(back(lookup), dnsAnswerA(1, "nat.example.com", kCloud, 600))},       // 2
        {second(2), udpFrame(lookup, dnsQuestion(2, 0x100, "other.example.com", 1))},               // 3
        {second(3), udpFrame(beat, StunBuilder(stun_type::kBindingRequest, id).message())},         // 4
        {second(3.1), udpFrame(back(beat), StunBuilder(stun_type::kBindingSuccess, id).message())}, // 5
        {second(4), udpFrame(mdns, dnsQuestion(0, 0, "_hap._tcp.local", 12))},                      // 6
        {second(5), udpFrame(fromOther(50000, {kCloud, 3478}), bytes(9))},                          // 7
        {second(6), udpFrame({kOther, kDevice, {kOtherIp, 6000}, {kDeviceIp, 80}}, bytes(9))},      // 8
        {second(7), arpRequestFrame(kOther, kOtherIp, kHome)},                                      // 9
        {second(8), arpRequestFrame(kDevice, kDeviceIp, kHome)},                                    // 10
        {second(9), udpFrame(toCloud(40000, 443), bytes(9))},                                       // 11
        {second(10), udpFrame(back(beat), bytes(9))},                                               // 12
    };
}

} // namespace

class TestChoosePackets : public QObject {
    Q_OBJECT
private slots:
    void aDevicesPacketsAreThoseOfItsCard()
    {
        const Home home({evening()});
        QCOMPARE(home.frames(only(home.device(kDevice))), (Frames{1, 2, 3, 4, 5, 6, 8, 10, 11, 12}));
        QCOMPARE(home.frames(only(home.device(kOther))), (Frames{7, 8, 9}));
        QCOMPARE(home.chosen({}).frames.size(), std::uint64_t{12});
        PacketWish both = only(home.device(kDevice));
        both.devices.push_back(home.device(kOther));
        QCOMPARE(home.chosen(both).frames.size(), std::uint64_t{12});
    }
    void aTalkIsOfOneDeviceWithOnePortOfOnePeer()
    {
        const Home home({evening()});
        std::vector<FlowId> beat;
        for (std::uint32_t i = 0; i < home.snapshot->flows.size(); ++i) {
            const Flow& f = home.snapshot->flows[i];
            if (f.peer == kCloud && f.peerPort == 3478 && f.device == home.device(kDevice))
                beat.push_back({i});
        }
        QCOMPARE(home.frames(talk(beat)), (Frames{4, 5, 12}));
        QCOMPARE(home.frames(talk(home.flows("NAT.example.com"))), (Frames{4, 5, 7, 11, 12}));
        QCOMPARE(home.frames(talk(home.flows(kCloud.text()))), (Frames{4, 5, 7, 11, 12}));
        QCOMPARE(home.frames(talk(flowsWith(*home.snapshot, {home.device(kOther)}, kCloud.text()))), (Frames{7}));
        QVERIFY(home.frames(talk({})).empty());
        QVERIFY(home.frames(talk(home.flows("nobody.example"))).empty());
    }
    void aGroupIsItsTalkOrItsMessages()
    {
        const Home home({evening()});
        const Snapshot& s = *home.snapshot;
        int groups = 0;
        for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
            PacketWish wish;
            wish.group = {i};
            const Frames frames = home.frames(wish);
            const std::string title = groupTitle(s, s.groups[i]);
            if (s.groups[i].protocol == Protocol::Stun) {
                QCOMPARE(frames, (Frames{4, 5, 12}));
                ++groups;
            } else if (s.groups[i].protocol == Protocol::Dns && s.text(s.groups[i].kind).find("nat.") == 0) {
                QCOMPARE(frames, (Frames{1, 2})); // not what else the resolver was asked
                ++groups;
            } else if (s.groups[i].protocol == Protocol::Mdns) {
                QCOMPARE(frames, Frames{6});
                ++groups;
            }
        }
        QVERIFY(groups >= 3);
    }
    void aProtocolIsWhatSaysIt()
    {
        const Home home({evening()});
        const auto of = [&](Protocol protocol, DeviceId device = {}) {
            PacketWish wish;
            wish.protocol = protocol;
            if (device.valid())
                wish.devices = {device};
            return home.frames(wish);
        };
        QCOMPARE(of(Protocol::Stun), (Frames{4, 5, 12}));
        QCOMPARE(of(Protocol::Dns), (Frames{1, 2, 3}));
        QCOMPARE(of(Protocol::Arp), (Frames{9, 10}));
        QCOMPARE(of(Protocol::Arp, home.device(kOther)), Frames{9});
        // Of what is not there, nothing: not all.
        QVERIFY(of(Protocol::Ntp).empty());
        QVERIFY(of(Protocol::Stun, home.device(kOther)).empty());
    }
    void timesNarrowAll()
    {
        const Home home({evening()});
        PacketWish wish = only(home.device(kDevice));
        wish.times.span = TimeSpan{second(3), second(8)};
        QCOMPARE(home.frames(wish), (Frames{4, 5, 6, 8, 10}));
        wish.times.excluded = {{second(3.05), second(4)}};
        QCOMPARE(home.frames(wish), (Frames{4, 8, 10}));
        wish.times = {};
        wish.group = {0};
        wish.times.span = TimeSpan{second(100), second(200)};
        QVERIFY(home.frames(wish).empty());
    }
    void flowsMayBeNamedInAnyOrder()
    {
        const Home home({evening()});
        PacketWish wish = talk(home.flows(kCloud.text()));
        QVERIFY(wish.flows->size() > 1);
        wish.protocol = Protocol::Stun;
        QCOMPARE(home.frames(wish), (Frames{4, 5, 12}));
        std::reverse(wish.flows->begin(), wish.flows->end());
        wish.flows->push_back(wish.flows->front());
        QCOMPARE(home.frames(wish), (Frames{4, 5, 12}));
    }
    void whatADhcpServerSaysToAllIsForSomebody()
    {
        DhcpFields ask;
        ask.type = 1;
        ask.transactionId = 7;
        ask.clientMac = kDevice;
        DhcpFields offer = ask;
        offer.op = 2;
        offer.type = 2;
        offer.yourIp = kDeviceIp;
        const Endpoint server{kHome, 67};
        const Home home({{
            {second(1), udpFrame({kDevice, multicastMac(kAll), {IpAddress::v4(0), 68}, {kAll, 67}}, dhcpPacket(ask))},
            {second(2), udpFrame({kRouter, multicastMac(kAll), server, {kAll, 68}}, dhcpPacket(offer))},
            {second(3), udpFrame(toCloud(1, 2), bytes(4))},
            {second(4), udpFrame(fromOther(1, {kCloud, 2}), bytes(4))},
        }});
        QCOMPARE(home.frames(only(home.device(kDevice))), (Frames{1, 2, 3}));
    }
    void addressesStandInWhereThereAreNoCards()
    {
        // As Linux' "any" interface gives them: the sender's card alone.
        std::vector<TimedFrame> frames = evening();
        for (TimedFrame& frame : frames) {
            std::vector<std::uint8_t> head{0, 0, 0, 1, 0, 6};
            head.insert(head.end(), frame.bytes.begin() + 6, frame.bytes.begin() + 12);
            head.insert(head.end(), {0, 0, frame.bytes[12], frame.bytes[13]});
            frame.bytes.erase(frame.bytes.begin(), frame.bytes.begin() + kEthernet);
            frame.bytes.insert(frame.bytes.begin(), head.begin(), head.end());
        }
        std::vector<std::uint8_t> capture = pcapBytes(frames);
        capture[20] = 113;
        Home home(std::vector<std::vector<TimedFrame>>{});
        home.files = {home.folder.file("cooked.pcap", capture)};
        home.read();
        QCOMPARE(home.frames(only(home.device(kDevice))), (Frames{1, 2, 3, 4, 5, 6, 8, 10, 11, 12}));
    }
    void filesAreCountedAsTheyAreRead()
    {
        const std::vector<TimedFrame> all = evening();
        Home home({{all.begin(), all.begin() + 4}, {all.begin() + 4, all.end()}});
        // One before them that is none.
        home.files.insert(home.files.begin(),
                          home.folder.file("none.pcap", std::string_view("no capture at all, this")));
        home.read();
        PacketWish wish;
        for (std::uint32_t i = 0; i < home.snapshot->groups.size(); ++i) {
            if (home.snapshot->groups[i].protocol == Protocol::Stun)
                wish.group = {i};
        }
        QCOMPARE(home.frames(wish, 0), Frames{4});
        QCOMPARE(home.frames(wish, 1), (Frames{1, 8}));
        for (std::uint32_t i = 0; i < home.snapshot->groups.size(); ++i) {
            if (home.snapshot->groups[i].protocol == Protocol::Mdns)
                wish.group = {i};
        }
        QVERIFY(home.frames(wish, 0).empty()); // by its message alone
        QCOMPARE(home.frames(wish, 1), Frames{2});
    }
    void namesAreThoseOfItsAddresses()
    {
        const Home home({evening()});
        const std::vector<std::pair<IpAddress, std::string>> names{{kCloud, "nat.example.com"}, {kOtherIp, "phone"}};
        QCOMPARE(home.chosen(only(home.device(kDevice))).namesAmong(names).size(), std::size_t{2}); // it was spoken to
        const auto beat =
            home.chosen(talk(flowsWith(*home.snapshot, {home.device(kDevice)}, "nat.example.com"))).namesAmong(names);
        QCOMPARE(beat, (std::vector<std::pair<IpAddress, std::string>>{{kCloud, "nat.example.com"}}));
    }
    void devicesAreFoundByWhatTheyAreCalled()
    {
        const Home home({evening()});
        const DeviceId device = home.device(kDevice);
        using Ids = std::vector<DeviceId>;
        QCOMPARE(devicesCalled(*home.snapshot, "02:00:00:00:00:01"), Ids{device});
        QCOMPARE(devicesCalled(*home.snapshot, kDeviceIp.text()), Ids{device});
        QVERIFY(devicesCalled(*home.snapshot, "Hall").empty());
        const auto named =
            withOwnNames(home.snapshot, std::make_shared<const OwnNames>(OwnNames{{kDevice, {"Hall switch", {}}}}));
        QCOMPARE(devicesCalled(*named, "hall SWITCH"), Ids{device});
        // Talk with a device at home is found by that name too.
        QCOMPARE(flowsWith(*named, {home.device(kOther)}, "Hall switch").size(), std::size_t{1});
    }
    void whatIsNoLongerWantedIsGivenUp()
    {
        const Home home({evening()});
        std::stop_source stop;
        stop.request_stop();
        const auto chosen = choosePackets(*home.snapshot, {}, stop.get_token());
        QVERIFY(!chosen);
        QCOMPARE(chosen.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestChoosePackets)
#include "tst_choose_packets.moc"

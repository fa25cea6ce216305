// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/household.h"
#include "core/decode/dissector.h"
#include "tests/support/analysed.h"
#include "tests/support/hex.h"
#include "tests/support/quic_initial.h"
#include "tests/support/to_cloud.h"
#include "tests/support/wire_messages.h"

using namespace phonehome;

namespace {

TimedFrame hello(double t, std::uint16_t port, std::string_view name)
{
    SplitMix random(port);
    const auto tls = tlsClientHello(name, random);
    const auto id = hex("83 94 c8 f0 3e 51 57 08");
    return {second(t),
            udpFrame(toCloud(port, 443), quicInitial(QuicVersion::V1, id, 0, {{0, {tls.begin() + 5, tls.end()}}}))};
}

void lookUp(std::vector<TimedFrame>& out, double t, std::uint16_t id, std::string_view name)
{
    const Endpoint resolver{IpAddress::v4(192, 168, 1, 1), 53};
    const Endpoint asker{kDeviceIp, static_cast<std::uint16_t>(50000 + id)};
    out.push_back({second(t), udpFrame({kDevice, kRouter, asker, resolver}, dnsQuestion(id, 0x100, name, 1))});
    out.push_back({second(t + 0.01), udpFrame({kRouter, kDevice, resolver, asker}, dnsAnswerA(id, name, kCloud, 60))});
}

TimedFrame beat(double t)
{
    return {second(t), udpFrame(toCloud(9000, 9000), hex("01 02 03 04"))};
}

/// Names of the device's flows to the cloud, with their packets, in the order in which they began.
std::vector<std::pair<std::string, std::uint64_t>> flowsToCloud(const std::vector<TimedFrame>& frames)
{
    const auto s = analysed(frames);
    std::vector<std::pair<std::string, std::uint64_t>> out;
    for (std::size_t i = 0; i < s->flows.size(); ++i) {
        if (s->flows[i].peer == kCloud)
            out.emplace_back(s->text(s->flows[i].name), s->flows[i].packetsOut);
    }
    return out;
}

using Flows = std::vector<std::pair<std::string, std::uint64_t>>;

} // namespace

class TestFlowTable : public QObject {
    Q_OBJECT
private slots:
    void aQuicHelloNamesItsOwnFlow()
    {
        const auto s = analysed({hello(0, 40000, "a.example"), hello(1, 40001, "b.example")});
        QCOMPARE(s->flows.size(), std::size_t{2});
        QCOMPARE(s->text(s->flows[0].name), std::string("a.example"));
        QCOMPARE(s->flows[0].nameSource, NameSource::QuicSni);
        QCOMPARE(s->text(s->flows[1].name), std::string("b.example"));
        QCOMPARE(s->flows[1].nameSource, NameSource::QuicSni);
    }
    void aConnectionKeepsItsNameWhileItTalks()
    {
        std::vector<TimedFrame> frames;
        lookUp(frames, 0, 1, "a.example");
        for (int hour = 0; hour < 40; hour += 5)
            frames.push_back(beat(hour * 3600.0 + 1));
        lookUp(frames, 40 * 3600.0, 2, "b.example");
        frames.push_back(beat(40 * 3600.0 + 1));
        QCOMPARE(flowsToCloud(frames), (Flows{{"a.example", 9}}));
    }
    void afterALongRestItsNameIsJudgedAnew()
    {
        std::vector<TimedFrame> frames;
        lookUp(frames, 0, 1, "a.example");
        frames.push_back(beat(1));
        // Twice the six hours that a connection is remembered for certain.
        lookUp(frames, 13 * 3600.0, 2, "b.example");
        frames.push_back(beat(13 * 3600.0 + 1));
        QCOMPARE(flowsToCloud(frames), (Flows{{"a.example", 1}, {"b.example", 1}}));
    }
    void thoseWithoutAnAddressAreToldApart()
    {
        constexpr std::array kCards{MacAddress{{2, 0, 0, 0, 0, 0x11}}, MacAddress{{2, 0, 0, 0, 0, 0x12}}};
        constexpr MacAddress kAll{{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 5; ++i) {
            const MacAddress& card = kCards[static_cast<std::size_t>(i % 2)];
            DhcpFields discover;
            discover.clientMac = card;
            const Route route{card, kAll, {IpAddress::v4(0), 68}, {IpAddress::v4(0xffffffff), 67}};
            frames.push_back({second(i), udpFrame(route, dhcpPacket(discover))});
        }
        const auto s = analysed(frames);
        QCOMPARE(s->flows.size(), std::size_t{2});
        for (std::size_t i = 0; i < s->flows.size(); ++i) {
            QCOMPARE(s->devices[s->flows[i].device.value].mac, std::optional(kCards[i]));
            QCOMPARE(s->flows[i].packetsOut, std::uint64_t{3 - i});
        }
    }
    void aClockMayStandBefore1970()
    {
        // Which pcap can't say; pcapng can. The hello takes its connection out of the flow of both.
        constexpr double kBefore = -2'000'000;
        const std::vector<TimedFrame> frames{{second(kBefore), udpFrame(toCloud(40000, 443), hex("01"))},
                                             {second(kBefore + 1), udpFrame(toCloud(40001, 443), hex("01"))},
                                             hello(kBefore + 2, 40001, "a.example")};
        const VendorTable vendors;
        Household household(vendors);
        Dissector dissector({&household});
        for (const TimedFrame& timed : frames) {
            Frame frame;
            frame.linkType = static_cast<std::uint32_t>(LinkType::Ethernet);
            frame.length = static_cast<std::uint32_t>(timed.bytes.size());
            frame.time = timed.time;
            frame.data = timed.bytes;
            dissector.dissect(frame);
        }
        const auto s = household.snapshot(true);
        QCOMPARE(s->flows.size(), std::size_t{2});
        QVERIFY(s->flows[1].first == second(kBefore + 2));
        QVERIFY(s->flows[1].last == second(kBefore + 2));
    }
};

QTEST_APPLESS_MAIN(TestFlowTable)
#include "tst_flow_table.moc"

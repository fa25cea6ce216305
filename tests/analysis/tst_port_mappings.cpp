// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/pcp_packet.h"

using namespace phonehome;

namespace {

constexpr MacAddress kCard{{0x24, 0xf5, 0xa2, 0x3c, 0x5d, 0x19}};
constexpr MacAddress kRouter{{0x02, 0, 0, 0, 0, 1}};
const IpAddress kRouterIp = IpAddress::v4(192, 168, 1, 1);
const Endpoint kOutside{IpAddress::v4(203, 0, 113, 7), 8080};
const Route kAsk{kCard, kRouter, {IpAddress::v4(192, 168, 1, 107), 40000}, {kRouterIp, 5351}};
const Route kAnswer{kRouter, kCard, {kRouterIp, 5351}, {IpAddress::v4(192, 168, 1, 107), 40000}};

TimedFrame at(double t, const Route& route, const PcpMessage& message)
{
    return {Timestamp{} + Duration::fromSeconds(1000 + t), udpFrame(route, pcpPacket(message))};
}

std::string kindOf(const Snapshot& s, std::size_t event)
{
    return s.text(s.groups[s.events[event].group.value].kind);
}

} // namespace

class TestPortMappings : public QObject {
    Q_OBJECT
private slots:
    void aMappingPromisesItsLifetime()
    {
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 4; ++i) {
            frames.push_back(at(i * 1800, kAsk, natPmpMapRequest(9000, 7200)));
            frames.push_back(at(i * 1800 + 0.05, kAnswer, natPmpMapAnswer(9000, 9001, 3600)));
        }
        const auto s = analysed(frames);
        QCOMPARE(s->events.size(), std::size_t{4});
        QCOMPARE(kindOf(*s, 0), std::string("map UDP 9000"));
        QCOMPARE(s->events[3].outcome, Outcome::Answered);
        QCOMPARE(s->events[3].promised, 3600);
        const Group& group = s->groups[s->events[0].group.value];
        QVERIFY(group.promise);
        QCOMPARE(group.promise->kind, PromiseKind::MappingLifetime);
        QCOMPARE(group.promise->requested, std::optional<std::int64_t>(7200));
        QCOMPARE(group.promise->min, std::int64_t{3600});
        QCOMPARE(group.promise->renewals->size(), std::size_t{3});
        QVERIFY(std::abs(*group.promise->margin - 1800) < 1);
    }
    void repeatsAreTriesAndSecondAnswersNothing()
    {
        const auto answer = natPmpMapAnswer(9000, 9001, 3600);
        const auto s =
            analysed({at(0, kAsk, natPmpMapRequest(9000, 7200)), at(0.25, kAsk, natPmpMapRequest(9000, 7200)),
                      at(0.3, kAnswer, answer), at(0.31, kAnswer, answer)});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].tries, std::uint8_t{2});
        QCOMPARE(s->events[0].roundTripUs, 50'000U);
    }
    void aRefusalThatRepeatsNothingFindsItsRequest()
    {
        PcpMessage refused; // version 0 to a PCP request: RFC 6887 s9
        refused.response = true;
        refused.opcode = 1;
        refused.result = 1;
        const auto s = analysed({at(0, kAsk, pcpMapRequest(443, 7200)), at(0.1, kAnswer, refused)});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].outcome, Outcome::Failed);
        QCOMPARE(s->events[0].promised, Event::kNoPromise);
        // What was only asked for is no promise.
        QVERIFY(!s->groups[s->events[0].group.value].promise);
    }
    void pcpAndItsEndOfAMapping()
    {
        PcpMessage ended = pcpMapAnswer(443, kOutside, 0);
        const auto s = analysed(
            {at(0, kAsk, pcpMapRequest(443, 7200)), at(0.1, kAnswer, pcpMapAnswer(443, kOutside, 3600)),
             at(100, kAsk, pcpMapRequest(443, 0)), at(100.1, kAnswer, ended), at(200, kAsk, pcpMapRequest(443, 7200))});
        QCOMPARE(s->events.size(), std::size_t{3});
        QCOMPARE(kindOf(*s, 0), std::string("map TCP 443"));
        QCOMPARE(s->events[0].promised, 3600);
        QCOMPARE(kindOf(*s, 1), std::string("unmap TCP 443"));
        QCOMPARE(s->events[1].outcome, Outcome::Answered);
        QCOMPARE(s->events[1].promised, Event::kNoPromise);
        // What was given back is not renewed.
        const auto& renewals = s->groups[s->events[2].group.value].promise->renewals;
        QVERIFY(!renewals || renewals->empty());
    }
    void theRoutersNewsIsAnAnnouncement()
    {
        PcpMessage address;
        address.response = true;
        address.kind = PcpKind::ExternalAddress;
        address.epoch = 0;
        address.externalAddress = kOutside.address;
        const IpAddress all = IpAddress::v4(224, 0, 0, 1);
        const auto s = analysed({at(0, {kRouter, multicastMac(all), {kRouterIp, 5351}, {all, 5350}}, address)});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(kindOf(*s, 0), std::string("announcement"));
        QCOMPARE(s->events[0].outcome, Outcome::OneWay);
        QCOMPARE(s->devices[s->events[0].device.value].mac, std::optional(kRouter));
    }
    void anAnswerWithoutItsQuestion()
    {
        const auto s = analysed({at(0, kAnswer, natPmpMapAnswer(9000, 9001, 3600))});
        QCOMPARE(s->events.size(), std::size_t{1});
        QCOMPARE(s->events[0].outcome, Outcome::ReplyOnly);
        QCOMPARE(s->events[0].promised, 3600);
    }
};

QTEST_APPLESS_MAIN(TestPortMappings)
#include "tst_port_mappings.moc"

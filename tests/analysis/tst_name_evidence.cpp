// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/name_evidence.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

constexpr MacAddress kPhoneMac{{0x02, 0x11, 0x22, 0x33, 0x44, 0x55}};
const IpAddress kPhoneIp = IpAddress::v4(192, 168, 1, 50);
const IpAddress kCloud = IpAddress::v4(198, 51, 100, 20);
const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};

Timestamp second(int s)
{
    return {1'600'000'000'000'000'000 + s * 1'000'000'000LL};
}

Route fromPhone(const Endpoint& to)
{
    return {kPhoneMac, kRouterMac, {kPhoneIp, 40000}, to};
}

void lookup(std::vector<TimedFrame>& out, int s, const Route& ask, const std::string& name)
{
    const auto id = static_cast<std::uint16_t>(s);
    const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
    out.push_back({second(s), udpFrame(ask, dnsQuestion(id, 0x100, name, 1))});
    out.push_back({second(s), udpFrame(answer, dnsAnswerA(id, name, kCloud, 60))});
}

TimedFrame talk(int s, const Route& route)
{
    return {second(s), udpFrame(route, WireWriter().text("x").view())};
}

FlowId flowTo(const Snapshot& s, std::uint16_t port)
{
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].peerPort == port)
            return FlowId{i};
    }
    return {};
}

} // namespace

class TestNameEvidence : public QObject {
    Q_OBJECT
private slots:
    void theNameOfTheFlowStandsFirst()
    {
        std::vector<TimedFrame> frames;
        lookup(frames, 1, fromPhone(kResolver), "phones.example.com");
        lookup(frames, 2, switchTo(20000, kResolver), "older.example.com");
        lookup(frames, 3, switchTo(20000, kResolver), "nat.wemo2.com");
        frames.push_back(talk(4, switchTo(50000, {kCloud, 3478})));
        lookup(frames, 5, switchTo(20000, kResolver), "later.example.com");
        const SnapshotPtr s = analysed(frames);
        const FlowId flow = flowTo(*s, 3478);
        const auto found = evidenceFor(*s, flow);
        QCOMPARE(found.size(), std::size_t{4});
        const auto name = [&](std::size_t i) { return s->text(s->names[found[i].row.value].name); };
        QCOMPARE(name(0), std::string("nat.wemo2.com"));
        QCOMPARE(found[0].source, NameSource::Dns);
        QVERIFY(found[0].chosen);
        QVERIFY(found[0].answer.first == second(3));
        QCOMPARE(name(1), std::string("older.example.com"));
        QCOMPARE(found[1].source, NameSource::Dns);
        QCOMPARE(name(2), std::string("phones.example.com"));
        QCOMPARE(found[2].source, NameSource::OtherDevice);
        QCOMPARE(name(3), std::string("later.example.com"));
        QCOMPARE(found[3].source, NameSource::LaterAnswer);
        for (std::size_t i = 0; i < found.size(); ++i)
            QCOMPARE(goesBy(*s, flow, found[i].row), i == 0);
    }
    void aFlowWithoutANameHasNone()
    {
        std::vector<TimedFrame> frames;
        lookup(frames, 1, switchTo(20000, kResolver), "nat.wemo2.com");
        frames.push_back(talk(2, switchTo(50000, {IpAddress::v4(203, 0, 113, 5), 7000})));
        const SnapshotPtr s = analysed(frames);
        QVERIFY(evidenceFor(*s, flowTo(*s, 7000)).empty());
        QVERIFY(!goesBy(*s, flowTo(*s, 7000), NameId{0}));
    }
};

QTEST_APPLESS_MAIN(TestNameEvidence)
#include "tst_name_evidence.moc"

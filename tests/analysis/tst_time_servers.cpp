// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/time_servers.h"
#include "core/export/snapshot_json.h"
#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

const IpAddress kOffered = IpAddress::v4(192, 168, 1, 1);
const IpAddress kHardCoded = IpAddress::v4(203, 0, 113, 4);
const IpAddress kOther = IpAddress::v4(203, 0, 113, 5);
constexpr std::uint8_t kRequest = 3;
constexpr std::uint8_t kAck = 5;
constexpr std::uint8_t kTimeServers = 42;
constexpr std::uint8_t kParameters = 55;

Timestamp second(double s)
{
    return Timestamp{} + Duration::fromSeconds(1000 + s);
}

using Options = decltype(DhcpFields::options);

/// The switch asks for its address and is told it, with these options on either side.
std::vector<TimedFrame> lease(const Options& request, const Options& answer)
{
    const Route there = switchTo(68, {kOffered, 67});
    const Route back{there.destinationMac, there.sourceMac, there.destination, there.source};
    DhcpFields fields;
    fields.type = kRequest;
    fields.transactionId = 7;
    fields.clientMac = kSwitchMac;
    fields.options = request;
    std::vector<TimedFrame> out{{second(0), udpFrame(there, dhcpPacket(fields))}};
    fields.op = 2;
    fields.type = kAck;
    fields.yourIp = kSwitchIp;
    fields.options = answer;
    out.push_back({second(0.01), udpFrame(back, dhcpPacket(fields))});
    return out;
}

TimedFrame asks(double t, const IpAddress& server)
{
    NtpMessage question;
    question.version = 4;
    question.mode = 3;
    return {second(t), udpFrame(switchTo(40000, {server, 123}), ntpPacket(question))};
}

Options offered()
{
    return {{kTimeServers, WireWriter().u32(kOffered.toV4()).take()}};
}

std::vector<TimeServersIgnored> ignored(std::vector<TimedFrame> frames, const std::vector<TimedFrame>& more)
{
    frames.insert(frames.end(), more.begin(), more.end());
    return ignoredTimeServers(*analysed(frames));
}

} // namespace

class TestTimeServers : public QObject {
    Q_OBJECT
private slots:
    void othersAreAskedInSpiteOfDhcp()
    {
        const auto found = ignored(lease({{kParameters, {1, 3, kTimeServers}}}, offered()),
                                   {asks(5, kHardCoded), asks(6, kOther), asks(7, kHardCoded)});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].offer.servers, std::vector{kOffered});
        QVERIFY(found[0].offer.wanted);
        QCOMPARE(found[0].asked.size(), std::size_t{2});
        QVERIFY(!found[0].offeredToo);
    }
    void whoDidNotAskForThemIsToldSo()
    {
        const auto found = ignored(lease({{kParameters, {1, 3}}}, offered()), {asks(5, kHardCoded)});
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found[0].offer.wanted);
    }
    void whoAsksTheOfferedOnesIsNoFinding()
    {
        QVERIFY(ignored(lease({}, offered()), {asks(5, kOffered)}).empty());
        QVERIFY(ignored(lease({}, offered()), {}).empty());
        const auto both = ignored(lease({}, offered()), {asks(5, kOffered), asks(6, kOther)});
        QCOMPARE(both.size(), std::size_t{1});
        QVERIFY(both[0].offeredToo);
    }
    void theExportTellsOfThem()
    {
        std::vector<TimedFrame> frames = lease({{kParameters, {1, 3, kTimeServers}}}, offered());
        for (const TimedFrame& frame : {asks(5, kHardCoded), asks(6, kOffered)})
            frames.push_back(frame);
        Json json;
        addSnapshot(json, *analysed(frames));
        const Json expected = Json::array({Json{{"device", kSwitchMac.text()},
                                                {"offered", Json::array({kOffered.text()})},
                                                {"wanted", true},
                                                {"asked", Json::array({kHardCoded.text()})},
                                                {"asks_offered_too", true}}});
        QCOMPARE(json["time_servers"].dump(), expected.dump());
    }
    void whatWasAskedBeforeTheLeaseIsNoSpite()
    {
        std::vector<TimedFrame> frames{asks(-5, kHardCoded)};
        for (const TimedFrame& frame : lease({}, offered()))
            frames.push_back(frame);
        frames.push_back(asks(5, kOffered));
        QVERIFY(ignored(frames, {}).empty());
    }
    void anOfferThatIsNotTakenCountsForNothing()
    {
        std::vector<TimedFrame> frames = lease({}, offered());
        constexpr std::size_t kType = 14 + 20 + 8 + 240 + 2; // option 53 comes first
        QCOMPARE(frames[1].bytes[kType], kAck);
        frames[1].bytes[kType] = 2;
        QVERIFY(ignored(frames, {asks(5, kHardCoded)}).empty());
    }
    void withoutAnOfferNothingIsIgnored()
    {
        QVERIFY(ignored(lease({{kParameters, {kTimeServers}}}, {}), {asks(5, kHardCoded)}).empty());
    }
};

QTEST_APPLESS_MAIN(TestTimeServers)
#include "tst_time_servers.moc"

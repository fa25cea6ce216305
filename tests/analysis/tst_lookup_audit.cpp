// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/lookup_audit.h"
#include "core/base/string_pool.h"
#include "core/decode/packet.h"
#include "tests/support/analysed.h"
#include "tests/support/cut_capture.h"
#include "tests/support/frame_builder.h"
#include "tests/support/stun_builder.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
const Endpoint kHardCoded{IpAddress::v4(203, 0, 113, 4), 123};
const Endpoint kOther{IpAddress::v4(198, 51, 100, 7), 8443};

Timestamp second(int s)
{
    return {1'600'000'000'000'000'000 + s * 1'000'000'000LL};
}

TimedFrame talk(int s, const Endpoint& to)
{
    return {second(s), udpFrame(switchTo(40000, to), WireWriter().text("x").view())};
}

std::vector<TimedFrame> lookup(int s)
{
    const Route ask = switchTo(20000, kResolver);
    const Route answer{ask.destinationMac, ask.sourceMac, ask.destination, ask.source};
    return {{second(s), udpFrame(ask, dnsQuestion(1, 0x100, "nat.wemo2.com", 1))},
            {second(s), udpFrame(answer, dnsAnswerA(1, "nat.wemo2.com", IpAddress::v4(198, 51, 100, 20), 60))}};
}

Route back(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

std::vector<UnexplainedTalk> unexplained(const std::vector<TimedFrame>& frames)
{
    const SnapshotPtr s = analysed(frames);
    return s->audit->unexplained(*s);
}

} // namespace

class TestLookupAudit : public QObject {
    Q_OBJECT
private slots:
    void lookupsAreSeenAndNoneGivesTheAddress()
    {
        auto frames = lookup(-100);
        for (const auto& frame : {talk(5, kHardCoded), talk(6, {IpAddress::v4(198, 51, 100, 20), 443}),
                                  talk(7, {IpAddress::v4(192, 168, 1, 9), 80}), talk(8, kOther), talk(9, kHardCoded)})
            frames.push_back(frame);
        const auto found = unexplained(frames);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].cause, MissingLookup::HardCoded);
        QCOMPARE(found[0].addresses, (std::vector{kOther.address, kHardCoded.address}));
    }
    void noLookupIsSeenAtAll()
    {
        const auto found = unexplained({talk(5, kHardCoded)});
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].cause, MissingLookup::LogMissing);
    }
    void aBeatMayHaveBegunBeforeTheCapture()
    {
        // Lookups are seen all the time, and answers are kept for a minute.
        const auto causeOf = [](int first, int period, const std::vector<std::uint8_t>& word) {
            std::vector<TimedFrame> frames = lookup(0);
            for (int i = 0; i < 40; ++i)
                frames.push_back({second(first + i * period), udpFrame(switchTo(40000, kOther), word)});
            return unexplained(frames).at(0).cause;
        };
        const std::vector<std::uint8_t> anything{1, 2, 3, 4};
        QCOMPARE(causeOf(200, 310, anything), MissingLookup::LogMissing);
        QCOMPARE(causeOf(400, 310, anything), MissingLookup::HardCoded);
        const auto refresh = StunBuilder(stun_type::kRefreshRequest, {1}).message();
        QCOMPARE(causeOf(4000, 310, refresh), MissingLookup::LogMissing);
        const auto allocate = StunBuilder(stun_type::kAllocateRequest, {1}).message();
        QCOMPARE(causeOf(4000, 310, allocate), MissingLookup::HardCoded);
    }
    void anAnswerThatIsCutMayHaveGivenTheAddress()
    {
        std::vector<TimedFrame> frames = lookup(-100);
        frames.push_back(talk(5, kOther));
        const auto causeAt = [&](std::size_t snapLength) {
            const SnapshotPtr s = analysedCapture(cutCapture(frames, snapLength));
            return s->audit->unexplained(*s).at(0).cause;
        };
        // The question has 73 bytes, the answer 89.
        QCOMPARE(causeAt(1000), MissingLookup::HardCoded);
        QCOMPARE(causeAt(80), MissingLookup::LogMissing);
    }
    void aTalkBeforeTheFirstLookupMayHaveBeenAskedForEarlier()
    {
        std::vector<TimedFrame> frames{talk(0, kHardCoded)};
        for (const TimedFrame& frame : lookup(60))
            frames.push_back(frame);
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::LogMissing);
    }
    void whatTheDeviceSaidNothingToNeedsNoLookup()
    {
        const Route in{kRouterMac, kSwitchMac, kOther, {kSwitchIp, 40000}};
        auto frames = lookup(-100);
        frames.push_back({second(5), udpFrame(in, WireWriter().text("x").view())});
        QCOMPARE(unexplained(frames).size(), std::size_t{0});
        // Asked from outside, the device answers.
        const Route service{kRouterMac, kSwitchMac, {kOther.address, 50000}, {kSwitchIp, 80}};
        frames.push_back({second(6), tcpFrame(service, {1, 0, tcp_flag::kSyn})});
        frames.push_back({second(7), tcpFrame(back(service), {1, 2, tcp_flag::kSyn | tcp_flag::kAck})});
        frames.push_back({second(8), tcpFrame(back(service), {2, 2}, WireWriter().text("x").view())});
        QCOMPARE(unexplained(frames).size(), std::size_t{0});
        frames.push_back(talk(9, kOther));
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::HardCoded);
    }
    void errorsAndAnswersAreNoQuestions_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("asks");
        QTest::newRow("unreachable") << 3 << false;
        QTest::newRow("time exceeded") << 11 << false;
        QTest::newRow("echo reply") << 0 << false;
        QTest::newRow("echo request") << 8 << true;
    }
    void errorsAndAnswersAreNoQuestions()
    {
        QFETCH(int, type);
        QFETCH(bool, asks);
        // An ICMP message where UDP's header and payload would be.
        auto frame = udpFrame(switchTo(0, {kOther.address, 0}), WireWriter().zeros(32).view());
        constexpr std::size_t kProtocol = 23;
        constexpr std::size_t kTransport = 34;
        frame[kProtocol] = ip_protocol::kIcmp;
        std::fill(frame.begin() + kTransport, frame.end(), std::uint8_t{0});
        frame[kTransport] = static_cast<std::uint8_t>(type);
        auto frames = lookup(-100);
        frames.push_back({second(5), frame});
        QCOMPARE(unexplained(frames).size(), asks ? std::size_t{1} : std::size_t{0});
    }
    void aResetIsNoQuestion()
    {
        auto frames = lookup(-100);
        frames.push_back({second(5), tcpFrame(switchTo(40000, kOther), {1, 0, tcp_flag::kRst})});
        frames.push_back({second(6), tcpFrame(switchTo(40001, kOther), {1, 1, tcp_flag::kAck})});
        QCOMPARE(unexplained(frames).size(), std::size_t{0});
    }
    void aConnectionWithoutItsBeginningMayBeOlderThanTheCapture()
    {
        auto frames = lookup(-100);
        frames.push_back({second(5), tcpFrame(switchTo(40000, kOther), {1, 1}, WireWriter().text("x").view())});
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::LogMissing);
        frames.push_back({second(6), tcpFrame(switchTo(40001, kOther), {1, 0, tcp_flag::kSyn})});
        // The flow holds a connection that began here too.
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::HardCoded);
    }
    void whoCameUpInTheCaptureHasLookedUpNothingBefore()
    {
        const Endpoint everyone{IpAddress::v4(255, 255, 255, 255), 67};
        const MacAddress all{{0xff, 0xff, 0xff, 0xff, 0xff, 0xff}};
        DhcpFields discover;
        discover.type = 1;
        discover.clientMac = kSwitchMac;
        const IpAddress group = IpAddress::v4(239, 255, 255, 250);
        std::vector<TimedFrame> frames{
            {second(-2), udpFrame({kSwitchMac, all, {IpAddress::v4(0), 68}, everyone}, dhcpPacket(discover))},
            {second(-1), igmpReportFrame({kSwitchMac, multicastMac(group), {kSwitchIp, 0}, {group, 0}}, group)},
            talk(0, kHardCoded)};
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::LogMissing); // lookups are not seen
        for (const TimedFrame& frame : lookup(60))
            frames.push_back(frame);
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::HardCoded);
        // What went on before it came up may be another story.
        frames.insert(frames.begin(), talk(-60, kOther));
        QCOMPARE(unexplained(frames).size(), std::size_t{2});
    }
    void theDeviceAsksWhereNobodyReads()
    {
        const Endpoint resolver{IpAddress::v4(203, 0, 113, 53), 853};
        const Route ask = switchTo(40000, resolver);
        auto frames = lookup(-100);
        frames.push_back(talk(3, kHardCoded)); // before it asked there
        frames.push_back(talk(6, resolver));
        frames.push_back(talk(7, kOther));
        // A port that is knocked at answers no lookup.
        QCOMPARE(unexplained(frames).size(), std::size_t{1});
        QCOMPARE(unexplained(frames)[0].cause, MissingLookup::HardCoded);
        frames.insert(frames.end() - 1, {second(6), udpFrame(back(ask), WireWriter().text("x").view())});
        const auto found = unexplained(frames);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].cause, MissingLookup::HardCoded);
        QCOMPARE(found[0].addresses, std::vector{kHardCoded.address});
        QCOMPARE(found[1].cause, MissingLookup::EncryptedResolver);
        QCOMPARE(found[1].addresses, (std::vector{kOther.address, resolver.address}));
    }
    void anAnswerFromBeforeMayHaveBeenKept()
    {
        auto frames = lookup(0);
        frames.push_back(talk(5, kHardCoded));
        QCOMPARE(unexplained(frames).front().cause, MissingLookup::LogMissing);
        frames.push_back(talk(61, kOther));
        const auto found = unexplained(frames);
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0].cause, MissingLookup::HardCoded);
        QCOMPARE(found[0].addresses, std::vector{kOther.address});
    }
    void aResolversAddressIsSetNotLookedUp()
    {
        const TimedFrame abroad{second(5), udpFrame(switchTo(20000, {IpAddress::v4(8, 8, 8, 8), 53}),
                                                    dnsQuestion(1, 0x100, "nat.wemo2.com", 1))};
        QCOMPARE(unexplained({abroad}).size(), std::size_t{0});
        // Who asks at home as well was not told to ask abroad.
        auto frames = lookup(-100);
        frames.push_back(abroad);
        QCOMPARE(unexplained(frames).at(0).cause, MissingLookup::HardCoded);
    }
    void publicResolversAreKnownByNameAndAddress_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("IPv4") << "1.1.1.3"
                              << "" << true;
        QTest::newRow("IPv6") << "2001:4860:4860::8888"
                              << "" << true;
        QTest::newRow("name") << "203.0.113.9"
                              << "dns.google" << true;
        QTest::newRow("any case") << "203.0.113.9"
                                  << "DNS.Google" << true;
        QTest::newRow("below one") << "203.0.113.9"
                                   << "a1b2c3.dns.nextdns.io" << true;
        QTest::newRow("ends alike") << "203.0.113.9"
                                    << "xdns.google" << false;
        QTest::newRow("another") << "203.0.113.9"
                                 << "www.example.com" << false;
    }
    void publicResolversAreKnownByNameAndAddress()
    {
        QFETCH(QString, peer);
        QFETCH(QString, name);
        QFETCH(bool, encrypted);
        StringPool strings;
        Snapshot s;
        Flow flow;
        flow.peer = *IpAddress::parse(peer.toStdString());
        flow.peerPort = 443;
        flow.transport = ip_protocol::kTcp;
        flow.name = strings.intern(name.toStdString());
        s.strings = strings.snapshot();
        QCOMPARE(isEncryptedLookup(s, flow), encrypted);
    }
    void everyCauseHasItsWord()
    {
        QCOMPARE(missingLookupId(MissingLookup::HardCoded), "hard-coded");
        QCOMPARE(missingLookupId(MissingLookup::EncryptedResolver), "encrypted-resolver");
        QCOMPARE(missingLookupId(MissingLookup::LogMissing), "log-missing");
    }
};

QTEST_APPLESS_MAIN(TestLookupAudit)
#include "tst_lookup_audit.moc"

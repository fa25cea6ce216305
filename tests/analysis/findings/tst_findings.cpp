// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>

#include "core/analysis/findings/findings.h"
#include "core/export/finding_list.h"
#include "core/export/finding_text.h"
#include "tests/support/analysed.h"
#include "tests/support/cut_capture.h"
#include "tests/support/found_findings.h"
#include "tests/support/frame_builder.h"
#include "tests/support/turn_talk.h"
#include "tests/support/wemo_household.h"
#include "tests/support/wemo_week.h"
#include "tests/support/wire_messages.h"
#include "tests/support/wire_writer.h"

using namespace phonehome;

namespace {

using Frames = std::vector<TimedFrame>;

const Endpoint kResolver{IpAddress::v4(192, 168, 1, 1), 53};
const Endpoint kForeign{IpAddress::v4(8, 8, 8, 8), 53};
const Endpoint kTimeServer{IpAddress::v4(203, 0, 113, 4), 123};

Timestamp second(double s)
{
    return Timestamp{1'600'000'000'000'000'000} + Duration::fromSeconds(s);
}

Route back(const Route& r)
{
    return {r.destinationMac, r.sourceMac, r.destination, r.source};
}

Frames inOrder(Frames frames)
{
    std::stable_sort(frames.begin(), frames.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    return frames;
}

Frames operator+(Frames a, const Frames& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return inOrder(std::move(a));
}

/// A lookup, answered with this TTL.
Frames lookup(double s, const Endpoint& resolver, std::uint16_t id, std::uint32_t ttl)
{
    const Route ask = switchTo(static_cast<std::uint16_t>(20000 + id), resolver);
    return {
        {second(s), udpFrame(ask, dnsQuestion(id, 0x100, "a.example.com", 1))},
        {second(s + 0.01), udpFrame(back(ask), dnsAnswerA(id, "a.example.com", IpAddress::v4(198, 51, 100, 20), ttl))}};
}

/// An exchange with a time server, or a question without answer.
Frames time(double s, bool answered)
{
    NtpMessage m;
    m.version = 4;
    m.mode = 3;
    m.transmit = static_cast<std::uint64_t>(s * 1000) + 7;
    const Route ask = switchTo(40000, kTimeServer);
    Frames out{{second(s), udpFrame(ask, ntpPacket(m))}};
    if (answered) {
        m.mode = 4;
        m.stratum = 2;
        m.origin = m.transmit;
        out.push_back({second(s + 0.02), udpFrame(back(ask), ntpPacket(m))});
    }
    return out;
}

/// A check of the way to a peer, or a keep-alive to a server.
Frames binding(double s, std::uint8_t id, bool answered)
{
    const Route ask = switchTo(40002, {IpAddress::v4(203, 0, 113, 77), 51234});
    Frames out{{second(s), udpFrame(ask, StunBuilder(stun_type::kBindingRequest, {id}).message())}};
    if (answered)
        out.push_back({second(s + 0.05), udpFrame(back(ask), StunBuilder(stun_type::kBindingSuccess, {id}).message())});
    return out;
}

/// A refresh that holds for 330 s, every so many seconds.
Frames refreshes(double period)
{
    Turn turn(10, 50000);
    turn.life(0, 330, 330 - period, 25);
    return turn.frames();
}

/// DHCP's word to the switch, an ACK or an OFFER, with these resolvers, or time servers (option 42).
TimedFrame told(double s, std::uint8_t type, const IpAddress& server, std::uint8_t option = 6)
{
    DhcpFields fields;
    fields.op = 2;
    fields.type = type;
    fields.transactionId = 9;
    fields.clientMac = kSwitchMac;
    fields.yourIp = kSwitchIp;
    fields.options = {{option, WireWriter().u32(server.toV4()).take()}};
    return {second(s), udpFrame(back(switchTo(68, {kRouterIp, 67})), dhcpPacket(fields))};
}

} // namespace

class TestFindings : public QObject {
    Q_OBJECT
private slots:
    void theFoundingWeekIsTold()
    {
        const SnapshotPtr s = analysedCapture(wemoWeek());
        const auto thin = ofKind(*s, FindingKind::ThinMargin);
        QCOMPARE(thin.size(), std::size_t{1});
        QVERIFY(std::abs(thin[0].seconds - 20) < 0.5);
        QCOMPARE(thin[0].promised, 330.0);
        QCOMPARE(thin[0].weight, FindingWeight::Advice);
        const auto missed = ofKind(*s, FindingKind::BeatsMissed);
        QCOMPARE(missed.size(), std::size_t{1});
        QCOMPARE(missed[0].count, std::uint64_t{4});
        const auto ignored = ofKind(*s, FindingKind::TimeServersIgnored);
        QCOMPARE(ignored.size(), std::size_t{1});
        QCOMPARE(ignored[0].offered, std::vector<std::string>{"192.168.1.1"});
        QCOMPARE(ofKind(*s, FindingKind::CameUp).size(), std::size_t{1});
        const auto moved = ofKind(*s, FindingKind::HomeAddressChanged);
        QCOMPARE(moved.at(0).count, std::uint64_t{1});
        QCOMPARE(moved[0].about.size(), std::size_t{2}); // from where, and where to
        QCOMPARE(moved[0].about[1], std::string("203.0.113.99"));
        for (const FindingKind none : {FindingKind::PortOpened, FindingKind::PromiseOverrun, FindingKind::ClockSetBack,
                                       FindingKind::NoLongerAnswered, FindingKind::MappingForgotten})
            QCOMPARE(ofKind(*s, none).size(), std::size_t{0});
    }
    void whatIsPressingComesFirst()
    {
        const SnapshotPtr s = analysedCapture(wemoWeek());
        const auto& all = findingsIn(*s);
        QVERIFY(!all.empty());
        QVERIFY(std::is_sorted(all.begin(), all.end(),
                               [](const Finding& a, const Finding& b) { return a.weight < b.weight; }));
    }
    void eachSaysWhatItIsAndWhatToDo()
    {
        const SnapshotPtr s = analysedCapture(wemoWeek());
        for (const Finding& f : findingsIn(*s)) {
            QVERIFY(!findingSentence(*s, f).empty());
            QVERIFY(!findingAdvice(f.kind).empty());
        }
        QCOMPARE(findingList(*s).size(), findingsIn(*s).size());
    }
    void triesAreCountedWhereStunTriesAgain()
    {
        const auto sentence = [](const SnapshotPtr& s) {
            const auto thin = ofKind(*s, FindingKind::ThinMargin);
            return thin.size() == 1 ? findingSentence(*s, thin[0]) : std::string();
        };
        QVERIFY(sentence(analysed(refreshes(310))).ends_with(": 6 of 7 tries of a request leave in time"));
        QVERIFY(sentence(analysed(refreshes(331))).find("has nothing to spare of the 330 s") != std::string::npos);
        // The week's switch speaks STUN over TCP.
        QVERIFY(sentence(analysedCapture(wemoWeek())).ends_with("that were promised"));
    }
    void twoAddressesAtOnceAreNoChange()
    {
        const auto allocations = [](std::uint8_t host, const std::vector<std::uint8_t>& homes) {
            Turn turn(host, static_cast<std::uint16_t>(50000 + host));
            for (std::size_t i = 0; i < homes.size(); ++i)
                turn.allocate(static_cast<double>(i) * 300 + host, 600, {IpAddress::v4(203, 0, 113, homes[i]), 40000});
            return turn.frames();
        };
        const auto changes = [](const Frames& frames) { return found(frames, FindingKind::HomeAddressChanged); };
        // Two providers, or one that shares addresses out by connection.
        QVERIFY(changes(allocations(10, {5, 5, 5, 5}) + allocations(11, {6, 6, 6, 6})).empty());
        const auto both = changes(allocations(10, {5, 5, 6, 6}) + allocations(11, {5, 5, 6, 6}));
        QCOMPARE(both.size(), std::size_t{1});
        QCOMPARE(both[0].count, std::uint64_t{1});
        const auto there = changes(allocations(10, {5, 6, 5, 5})).at(0);
        QCOMPARE(there.count, std::uint64_t{2});
        QCOMPARE(there.about, (std::vector<std::string>{"203.0.113.5", "203.0.113.6", "203.0.113.5"}));
    }
    void whoHungUpIsNotWaitedFor()
    {
        Frames call;
        for (std::uint8_t i = 0; i < 60; ++i)
            call = call + binding(i * 5.0, i, i < 54);
        const auto still = found(call, FindingKind::NoLongerAnswered);
        QCOMPARE(still.size(), std::size_t{1});
        QCOMPARE(still[0].weight, FindingWeight::Warning);
        QVERIFY(found(call + time(900, true), FindingKind::NoLongerAnswered).empty());
    }
    void whoGetsNoAnswerAnyMoreIsToldFromWhenOn()
    {
        Frames frames;
        for (int i = 0; i < 20; ++i)
            frames = frames + time(i * 64.0, i < 12);
        const auto stopped = found(frames, FindingKind::NoLongerAnswered);
        QCOMPARE(stopped.size(), std::size_t{1});
        QCOMPARE(stopped[0].count, std::uint64_t{8});
        QCOMPARE(stopped[0].first, second(12 * 64.0));
        QVERIFY(found(frames, FindingKind::NeverAnswered).empty());
    }
    void whoNeverGotOneIsAnotherMatter()
    {
        Frames frames = lookup(0, kResolver, 1, 60); // answers are seen from here
        for (int i = 0; i < 8; ++i)
            frames = frames + time(10 + i * 64.0, false);
        const auto never = found(frames, FindingKind::NeverAnswered);
        QCOMPARE(never.size(), std::size_t{1});
        QCOMPARE(never[0].count, std::uint64_t{8});
        QVERIFY(found(frames, FindingKind::NoLongerAnswered).empty());
    }
    void anAnswerThatIsCutIsAnAnswer()
    {
        Frames frames;
        for (std::uint16_t i = 0; i < 20; ++i)
            frames = frames + lookup(i * 60.0, kResolver, i, 60);
        for (const std::size_t snapLength : {std::size_t{80}, std::size_t{1000}}) {
            const SnapshotPtr s = analysedCapture(cutCapture(frames, snapLength));
            QCOMPARE(s->totals.cutPackets > 0, snapLength == 80);
            QVERIFY(ofKind(*s, FindingKind::NeverAnswered).empty());
        }
    }
    void aResolverBesideTheOneThatIsOfferedIsTold()
    {
        const Frames asks = lookup(10, kForeign, 1, 60);
        const auto ignored = found(Frames{told(0, 5, kResolver.address)} + asks, FindingKind::ResolversIgnored);
        QCOMPARE(ignored.size(), std::size_t{1});
        QCOMPARE(ignored[0].about, std::vector<std::string>{"8.8.8.8"});
        QCOMPARE(ignored[0].offered, std::vector<std::string>{"192.168.1.1"});
        // An offer that was not taken; one that came later; the one that is offered.
        QVERIFY(found(Frames{told(0, 2, kResolver.address)} + asks, FindingKind::ResolversIgnored).empty());
        QVERIFY(found(Frames{told(60, 5, kResolver.address)} + asks, FindingKind::ResolversIgnored).empty());
        QVERIFY(found(Frames{told(0, 5, kForeign.address)} + asks, FindingKind::ResolversIgnored).empty());
    }
    void aServerAtHomeIsNotToldToAskItself()
    {
        // Where talk at home does not pass the place of capture, nobody is seen to ask it.
        const Frames asks = lookup(10, kForeign, 1, 60);
        QVERIFY(found(Frames{told(0, 5, kSwitchIp)} + asks, FindingKind::ResolversIgnored).empty());
        QVERIFY(found(Frames{told(0, 5, kSwitchIp, 42)} + time(10, true), FindingKind::TimeServersIgnored).empty());
        QCOMPARE(found(Frames{told(0, 5, kRouterIp, 42)} + time(10, true), FindingKind::TimeServersIgnored).size(),
                 std::size_t{1});
    }
    void whoAsksInVainMissesNoBeat()
    {
        const auto missed = [](bool answered) {
            Frames frames = lookup(0, kResolver, 1, 60);
            for (int i = 0; i < 60; ++i) {
                if (i % 10 != 7)
                    frames = frames + time(10 + i * 64.0, answered);
            }
            return found(frames, FindingKind::BeatsMissed).size();
        };
        QCOMPARE(missed(true), std::size_t{1});
        QCOMPARE(missed(false), std::size_t{0});
    }
    void aResolverAbroadIsToldOfOnce()
    {
        const Frames asks = lookup(10, kResolver, 1, 60) + lookup(100, kForeign, 2, 60);
        QCOMPARE(found(asks, FindingKind::HardCoded).size(), std::size_t{1});
        const Frames andTold = Frames{told(0, 5, kResolver.address)} + asks;
        QCOMPARE(found(andTold, FindingKind::ResolversIgnored).size(), std::size_t{1});
        QVERIFY(found(andTold, FindingKind::HardCoded).empty());
    }
    void whoAsksTheOfferedAsWellIsSaidTo()
    {
        const auto sentence = [](const Frames& frames) {
            const SnapshotPtr s = analysed(frames);
            return findingSentence(*s, ofKind(*s, FindingKind::ResolversIgnored).at(0));
        };
        const Frames abroad = Frames{told(0, 5, kResolver.address)} + lookup(10, kForeign, 1, 60);
        QVERIFY(sentence(abroad).ends_with("where it is told to ask 192.168.1.1"));
        QVERIFY(sentence(abroad + lookup(11, kResolver, 2, 60)).ends_with("192.168.1.1, which it asks too"));
    }
    void aClosedPortIsNoEncryptedLookup()
    {
        const Route knock = switchTo(40003, {IpAddress::v4(8, 8, 8, 8), 853});
        Frames frames;
        for (int i = 0; i < 4; ++i) {
            TcpSegment syn;
            syn.flags = tcp_flag::kSyn;
            TcpSegment reset;
            reset.flags = tcp_flag::kRst | tcp_flag::kAck;
            frames.push_back({second(i), tcpFrame(knock, syn, {})});
            frames.push_back({second(i + 0.02), tcpFrame(back(knock), reset, {})});
        }
        QVERIFY(found(frames, FindingKind::EncryptedLookups).empty());
        Frames said;
        SplitMix random(3);
        TcpTalk talk(knock, random, said);
        talk.open(second(0), Duration::ofMillis(20));
        for (int i = 1; i < 5; ++i) {
            talk.fromClient(second(i), std::vector<std::uint8_t>(200, 0x17));
            talk.fromServer(second(i + 0.02), std::vector<std::uint8_t>(300, 0x17));
        }
        QCOMPARE(found(said, FindingKind::EncryptedLookups).size(), std::size_t{1});
    }
    void whoGotNoAnswerHasToAskAgain()
    {
        Frames frames;
        for (std::uint16_t i = 0; i < 40; ++i) {
            const Frames one = lookup(i * 8.0, kResolver, i, 3600);
            frames = frames + (i < 4 ? one : Frames{one.front()});
        }
        QVERIFY(found(frames, FindingKind::AsksTooOften).empty());
    }
    void whoKeepsNoAnswerIsTold()
    {
        Frames often;
        Frames seldom;
        for (std::uint16_t i = 0; i < 30; ++i) {
            often = often + lookup(i * 60.0, kResolver, i, 3600);
            seldom = seldom + lookup(i * 60.0, kResolver, i, 30);
        }
        const auto tooOften = found(often, FindingKind::AsksTooOften);
        QCOMPARE(tooOften.size(), std::size_t{1});
        QCOMPARE(tooOften[0].promised, 3600.0);
        QVERIFY(found(seldom, FindingKind::AsksTooOften).empty());
    }
    void aClockThatIsSetBackIsTold()
    {
        Frames frames = lookup(4000, kResolver, 1, 60);
        const Frames later = lookup(400, kResolver, 2, 60);
        frames.insert(frames.end(), later.begin(), later.end());
        const auto steps = found(frames, FindingKind::ClockSetBack);
        QCOMPARE(steps.size(), std::size_t{1});
        QCOMPARE(steps[0].count, std::uint64_t{1});
        QVERIFY(std::abs(steps[0].seconds - 3600) < 1);
        QVERIFY(found(inOrder(frames), FindingKind::ClockSetBack).empty());
    }
};

QTEST_APPLESS_MAIN(TestFindings)
#include "tst_findings.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/support/analysed.h"
#include "tests/support/frame_builder.h"
#include "tests/support/stun_builder.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/turn_talk.h"
#include "tests/support/wemo_household.h"

using namespace phonehome;

namespace {

const Promise* refreshPromise(const Snapshot& s, const std::string& server)
{
    const Group* group = findGroup(s, Protocol::Stun, "Refresh", server);
    return group && group->promise ? &*group->promise : nullptr;
}

} // namespace

class TestStunTransactions : public QObject {
    Q_OBJECT
private slots:
    void aRequestBehindAHoleIsTheDevicesOwn()
    {
        // The capture lost one exchange: the next request is told when the server's answer shows that no more comes.
        std::vector<TimedFrame> frames;
        SplitMix random(5);
        TcpTalk talk({kSwitchMac, kRouterMac, {kSwitchIp, 50000}, {IpAddress::v4(198, 51, 100, 9), 3478}}, random,
                     frames);
        talk.open(Turn::at(0), Duration::ofMillis(20));
        for (std::uint8_t i = 1; i <= 12; ++i) {
            const std::array<std::uint8_t, 12> id{9, i};
            const auto request = StunBuilder(stun_type::kRefreshRequest, id).message();
            const auto answer =
                StunBuilder(stun_type::kRefreshSuccess, id).number(stun_attribute::kLifetime, 330).message();
            if (i == 7) {
                talk.skip(request.size(), answer.size());
                continue;
            }
            talk.fromClient(Turn::at(i * 310.0), request);
            talk.fromServer(Turn::at(i * 310.0 + 0.03), answer);
            talk.ackFromClient(Turn::at(i * 310.0 + 0.05));
        }
        const auto s = analysed(frames);
        QCOMPARE(s->groups.size(), std::size_t{1});
        QCOMPARE(s->groups[0].direction, Direction::Sent);
        QCOMPARE(s->events.size(), std::size_t{11});
        QCOMPARE(s->events[6].outcome, Outcome::Answered);
        QCOMPARE(s->groups[0].cadence.missed(), std::uint32_t{1});
    }
    void whatADeviceAnswersItsPeerIsNotItsOwnAddress()
    {
        // Both ends of a call check the way to each other, and each tells the other where it sees it.
        const Endpoint peer{IpAddress::v4(198, 51, 100, 9), 51234};
        const Endpoint home{kPublic, 40000};
        const Route out{kSwitchMac, kRouterMac, {kSwitchIp, 50000}, peer};
        const Route in{kRouterMac, kSwitchMac, peer, out.source};
        const auto exchange = [](std::vector<TimedFrame>& frames, double t, const std::pair<Route, Route>& ways,
                                 const Endpoint& mapped) {
            const std::array<std::uint8_t, 12> id{1, static_cast<std::uint8_t>(frames.size())};
            StunBuilder answer(stun_type::kBindingSuccess, id);
            answer.xorAddress(stun_attribute::kXorMappedAddress, mapped);
            frames.push_back(
                {Turn::at(t), udpFrame(ways.first, StunBuilder(stun_type::kBindingRequest, id).message())});
            frames.push_back({Turn::at(t + 0.01), udpFrame(ways.second, answer.message())});
        };
        std::vector<TimedFrame> frames;
        for (int i = 0; i < 4; ++i) {
            exchange(frames, i * 2.0, {out, in}, home);
            exchange(frames, i * 2.0 + 1, {in, out}, peer);
        }
        const auto s = analysed(frames);
        QCOMPARE(s->mappings.size(), std::size_t{1});
        QCOMPARE(s->mappings[0].mapped, home);
        QCOMPARE(s->mappings[0].seen, 4U);
    }
    void aNewAllocationMissesNoRefresh()
    {
        Turn talk(10, 50000);
        for (int life = 0; life < 6; ++life)
            talk.life(life * (6 * 310 + 200), 330, 20, 6);
        const auto s = analysed(talk.frames());
        const Group* refreshes = findGroup(*s, Protocol::Stun, "Refresh", "198.51.100.10");
        QVERIFY(refreshes);
        QCOMPARE(refreshes->cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(refreshes->cadence.missed(), std::uint32_t{0});
    }
    void theMarginIsFromGrantToRenewal()
    {
        const auto s = analysed(Turn(10, 50000).life(0, 330, 20, 6).frames());
        const Promise* promise = refreshPromise(*s, "198.51.100.10");
        QVERIFY(promise && promise->margin);
        QVERIFY(std::abs(*promise->margin - 20.04) < 0.001);
        QCOMPARE(promise->verdict.kind, PromiseClass::CannotTell);
        QVERIFY(!promise->requested);
    }
    void whatComesAgainAfterTheAnswerIsTheSameTransaction()
    {
        const auto s = analysed(Turn(10, 50000).life(0, 330, 20, 6).again(1860.5).again(1863).frames());
        const Group* group = findGroup(*s, Protocol::Stun, "Refresh", "198.51.100.10");
        QVERIFY(group);
        QCOMPARE(group->events, 6U);
        const Event& last = s->events[s->events.size() - 1];
        QCOMPARE(last.tries, 3);
        QCOMPARE(last.outcome, Outcome::Answered);

        // The client gave up long ago: the id came round again.
        const auto later = analysed(Turn(10, 50000).life(0, 330, 20, 6).again(1901).frames());
        QCOMPARE(findGroup(*later, Protocol::Stun, "Refresh", "198.51.100.10")->events, 7U);
    }
    void aSecondAnswerIsNoEvent()
    {
        auto frames = Turn(10, 50000).life(0, 330, 20, 6).frames();
        frames.push_back({Turn::at(1860.3), frames.back().bytes});
        QCOMPARE(findGroup(*analysed(frames), Protocol::Stun, "Refresh", "198.51.100.10")->events, 6U);
    }
    void anAllocationGivenBackPromisesNothing()
    {
        const auto s = analysed(Turn(10, 50000).life(0, 330, 20, 6).release(2000).frames());
        QCOMPARE(refreshPromise(*s, "198.51.100.10")->seconds, 330);
        QCOMPARE(refreshPromise(*s, "198.51.100.10")->min, 330);
        QVERIFY(!refreshPromise(*s, "198.51.100.10")->requested);
    }
    void aLifetimeThatChangesTellsHowTheIntervalIsMade()
    {
        Turn turn(10, 50000);
        turn.life(0, 330, 20, 6).life(2200, 600, 20, 6);
        QCOMPARE(refreshPromise(*analysed(turn.frames()), "198.51.100.10")->verdict.kind, PromiseClass::FixedMargin);

        Turn stubborn(10, 50000);
        stubborn.life(0, 330, 20, 6).life(2200, 600, 290, 6);
        const auto s = analysed(stubborn.frames());
        QCOMPARE(refreshPromise(*s, "198.51.100.10")->verdict.kind, PromiseClass::Ignores);
        QCOMPARE(refreshPromise(*s, "198.51.100.10")->verdict.scope, PromiseScope::Group);
    }
    void serversWithOtherLifetimesTellItToo()
    {
        const auto s =
            analysed(inTimeOrder({Turn(10, 50000).life(0, 330, 20, 6), Turn(11, 50001).life(7, 600, 20, 6)}));
        for (const char* server : {"198.51.100.10", "198.51.100.11"}) {
            QCOMPARE(refreshPromise(*s, server)->verdict.kind, PromiseClass::FixedMargin);
            QCOMPARE(refreshPromise(*s, server)->verdict.scope, PromiseScope::Peers);
        }
    }
    void ofAMessageThatTheSnapLengthCutItsBeatStays()
    {
        Turn turn(10, 50000);
        for (int i = 0; i < 12; ++i)
            turn.release(i * 310);
        auto frames = turn.frames();
        for (TimedFrame& frame : frames)
            frame.bytes.resize(frame.bytes.size() - 4);
        const auto s = analysed(frames);
        const Group* group = findGroup(*s, Protocol::Stun, "Refresh", "198.51.100.10");
        QVERIFY(group);
        QCOMPARE(group->events, 12U);
        QCOMPARE(group->cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(s->events[0].outcome, Outcome::Answered);
    }
    void whileARequestIsTriedAgainAndAgainTheNextIsNotDue()
    {
        // An outage of 40 s: the client tries for 39.5 s, gives up, allocates anew, and goes on from there.
        Turn turn(10, 50000);
        turn.life(0, 25, 15, 12).unanswered(130).allocate(170, 25, {kPublic, 40010});
        for (int i = 1; i <= 12; ++i)
            turn.refresh(170 + i * 10, 25);
        const auto s = analysed(turn.frames());
        const Group* group = findGroup(*s, Protocol::Stun, "Refresh", "198.51.100.10");
        QVERIFY(group);
        QCOMPARE(group->cadence.verdict, CadenceVerdict::Timer);
        QCOMPARE(group->events, 25U);
        QCOMPARE(group->cadence.missed(), 0U);
    }
    void whoAllocatesAnewGaveUpBefore()
    {
        // The device could not be heard for 50 s: one refresh is missing, behind which none was due.
        Turn turn(10, 50000);
        turn.life(0, 25, 15, 12).allocate(170, 25, {kPublic, 40010});
        for (int i = 1; i <= 12; ++i)
            turn.refresh(170 + i * 10, 25);
        const auto s = analysed(turn.frames());
        QCOMPARE(findGroup(*s, Protocol::Stun, "Refresh", "198.51.100.10")->cadence.missed(), 1U);
    }
    void aBeatThatComesLateByALostTryIsNoRestart()
    {
        // Of every fourteenth refresh the first try is lost before the place of capture, and the next counts from then.
        const auto jumps = [](double late) {
            Turn turn(10, 50000);
            turn.allocate(0, 20, {kPublic, 40010});
            double t = 0;
            for (int i = 1; i <= 28; ++i)
                turn.refresh(t += 12 + 0.02 * (i % 3) + (i % 14 == 9 ? late : 0), 20);
            const auto s = analysed(turn.frames());
            return findGroup(*s, Protocol::Stun, "Refresh", "198.51.100.10")->cadence.changes.size();
        };
        QCOMPARE(jumps(0.5), std::size_t{0});
        QCOMPARE(jumps(3.5), std::size_t{0});
        QVERIFY(jumps(2.5) > 0);
    }
    void mappedAddressesAreKeptOverTime()
    {
        Turn turn(10, 50000);
        turn.allocate(0, 330, {kPublic, 41873}).allocate(400, 330, {kPublic, 41873}).allocate(800, 330, {kPublic, 5});
        const auto s = analysed(turn.frames());
        QCOMPARE(s->mappings.size(), std::size_t{2});
        QCOMPARE(s->mappings[0].seen, 2U);
        QCOMPARE(s->mappings[1].mapped.port, std::uint16_t{5});
        QCOMPARE(s->mappings[1].cause, MappingCause::Forgotten);
    }
};

QTEST_APPLESS_MAIN(TestStunTransactions)
#include "tst_stun_transactions.moc"

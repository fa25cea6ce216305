// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <map>

#include "tests/support/analysed.h"
#include "tests/support/growing.h"
#include "tests/support/temp_file.h"
#include "tests/support/turn_talk.h"

using namespace phonehome;

namespace {

constexpr const char* kServer = "198.51.100.10";

/// All groups of refreshes with the server, by the port that tells them apart.
std::map<std::uint16_t, Group> refreshesOf(const Snapshot& s)
{
    std::map<std::uint16_t, Group> out;
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.protocol == Protocol::Stun && s.text(group.kind) == "Refresh" && s.text(group.peer) == kServer)
            out.emplace(group.ownPort, group);
    }
    return out;
}

/// A socket that keeps its allocation, as Turn::life does, in a rhythm of its own.
Turn socket(std::uint16_t port, double from, double period, int n)
{
    return std::move(Turn(10, port).life(from, 30, 30 - period, n));
}

/// Is what groups say of their events what the events say, and no event lost?
void checkEvents(const Snapshot& s)
{
    std::vector<std::uint32_t> counts(s.groups.size());
    for (std::size_t i = 0; i < s.events.size(); ++i)
        ++counts[s.events[i].group.value];
    for (std::uint32_t g = 0; g < counts.size(); ++g) {
        const Group& group = s.groups[g];
        QVERIFY(group.events > 0);
        QCOMPARE(group.events, counts[g]);
        std::uint32_t linked = 0;
        Timestamp before = group.last;
        for (EventId id = group.latest; id.valid(); id = s.events[id.value].before) {
            QCOMPARE(s.events[id.value].group, GroupId{g});
            QVERIFY(s.events[id.value].time <= before);
            before = s.events[id.value].time;
            ++linked;
        }
        QCOMPARE(linked, group.events);
        QCOMPARE(before, group.first);
    }
}

/// Read in many steps, each judged, as while it is captured, it comes to the same.
void checkGrowing(const std::vector<TimedFrame>& frames)
{
    const auto once = analysed(frames);
    const auto live = growing(pcapBytes(frames), 40).back();
    checkEvents(*once);
    QCOMPARE(live->groups.size(), once->groups.size());
    for (std::size_t i = 0; i < once->groups.size(); ++i) {
        const Group& a = once->groups[i];
        const Group& b = live->groups[i];
        QCOMPARE(b.events, a.events);
        QCOMPARE(b.ownPort, a.ownPort);
        QVERIFY(b.cadence == a.cadence);
        QCOMPARE(b.promise.has_value(), a.promise.has_value());
        if (!a.promise)
            continue;
        QCOMPARE(b.promise->margin, a.promise->margin);
        QCOMPARE(b.promise->min, a.promise->min);
        QCOMPARE(b.promise->requested, a.promise->requested);
    }
}

} // namespace

class TestStunLines : public QObject {
    Q_OBJECT
private slots:
    void clientsOfOneServerAtOnceAreGroupsOfTheirOwn()
    {
        // Five plugs behind one router, seen outside of it.
        std::vector<Turn> plugs;
        for (std::uint16_t i = 0; i < 5; ++i)
            plugs.push_back(Turn(10, static_cast<std::uint16_t>(50000 + i)).life(37.0 * i, 330, 20 + i, 12));
        const auto frames = inTimeOrder(plugs);
        const auto s = analysed(frames);
        const auto groups = refreshesOf(*s);
        QCOMPARE(groups.size(), std::size_t{5});
        for (std::uint16_t i = 0; i < 5; ++i) {
            const Group& group = groups.at(static_cast<std::uint16_t>(50000 + i));
            QCOMPARE(group.events, 12U);
            QCOMPARE(group.cadence.verdict, CadenceVerdict::Timer);
            QCOMPARE(group.cadence.timers.size(), std::size_t{1});
            QVERIFY(std::abs(group.cadence.main()->period - (310 - i)) < 0.01);
            QCOMPARE(group.cadence.missed(), 0U);
            QVERIFY(std::abs(*group.promise->margin - (20.04 + i)) < 0.001);
            QCOMPARE(group.promise->renewals->size(), std::size_t{12});
        }
        // No two allocations of a socket: nobody knows how many clients there are.
        QCOMPARE(findGroup(*s, Protocol::Stun, "Allocate", kServer)->events, 5U);
        checkGrowing(frames);
    }
    void whereTheirBeginningIsNotSeenItIsTheSame()
    {
        std::vector<Turn> plugs;
        for (std::uint16_t i = 0; i < 4; ++i) {
            Turn plug(10, static_cast<std::uint16_t>(50000 + i));
            for (int n = 0; n < 9; ++n)
                plug.refresh(3 * i + n * (12 + 0.5 * i), i == 2 ? 40 : 30);
            plugs.push_back(plug);
        }
        const auto frames = inTimeOrder(plugs);
        const auto groups = refreshesOf(*analysed(frames));
        QCOMPARE(groups.size(), std::size_t{4});
        for (std::uint16_t i = 0; i < 4; ++i) {
            const Group& group = groups.at(static_cast<std::uint16_t>(50000 + i));
            QCOMPARE(group.events, 9U);
            QCOMPARE(group.cadence.beats(), 9U);
            // What the others were promised is not its.
            QCOMPARE(group.promise->min, i == 2 ? 40 : 30);
            QCOMPARE(group.promise->max, i == 2 ? 40 : 30);
            QCOMPARE(group.promise->renewals->size(), std::size_t{8});
        }
        checkGrowing(frames);
    }
    void aNewSocketGoesOnWithTheOldOne()
    {
        const auto frames = inTimeOrder({socket(50000, 0, 10, 12), socket(50001, 150, 10, 12)});
        const auto s = analysed(frames);
        const auto groups = refreshesOf(*s);
        QCOMPARE(groups.size(), std::size_t{1});
        QCOMPARE(groups.at(0).events, 24U);
        QCOMPARE(groups.at(0).cadence.beats(), 24U);
        QCOMPARE(s->movedEvents, std::uint64_t{0});
    }
    void whoGivesTheOldOneBackOnlyThenIsOneClient()
    {
        Turn old = socket(50000, 0, 10, 12);
        old.release(165);
        const auto groups = refreshesOf(*analysed(inTimeOrder({old, socket(50001, 150, 10, 12)})));
        QCOMPARE(groups.size(), std::size_t{1});
    }
    void amongSeveralANewSocketFollowsTheOneThatFellSilent()
    {
        // The third plug of four is unplugged and comes again; the last was silent for long by then.
        const auto frames = inTimeOrder({socket(50000, 0, 10, 40), socket(50001, 2, 10, 40), socket(50002, 4, 10, 14),
                                         socket(50003, 6, 10, 5), socket(50004, 161, 10, 20)});
        const auto groups = refreshesOf(*analysed(frames));
        QCOMPARE(groups.size(), std::size_t{4});
        QCOMPARE(groups.at(50000).events, 40U);
        QCOMPARE(groups.at(50001).events, 40U);
        QCOMPARE(groups.at(50003).events, 5U);
        QCOMPARE(groups.at(50004).events, 34U);
        QCOMPARE(groups.at(50004).cadence.missed(), 0U);
        checkGrowing(frames);
    }
    void afterAnOutageTheRhythmTellsWhoseASocketIs()
    {
        // All lost their allocations at once, and came again in another order.
        const auto frames =
            inTimeOrder({socket(50000, 0, 10, 12), socket(50001, 1, 12, 10), socket(50002, 2, 14, 9),
                         socket(50010, 200, 12, 12), socket(50011, 201, 14, 12), socket(50012, 202, 10, 12)});
        const auto groups = refreshesOf(*analysed(frames));
        QCOMPARE(groups.size(), std::size_t{3});
        QCOMPARE(groups.at(50010).events, 22U);
        QCOMPARE(groups.at(50011).events, 21U);
        QCOMPARE(groups.at(50012).events, 24U);
        for (const auto& [port, group] : groups)
            QCOMPARE(group.cadence.timers.size(), std::size_t{1});
        checkGrowing(frames);
    }
    void severalSocketsForAMomentAreOneClient()
    {
        // As a call gathers its candidates (RFC 8445): every time from two sockets, that are closed again.
        std::vector<Turn> calls;
        for (int call = 0; call < 8; ++call) {
            for (std::uint16_t i = 0; i < 2; ++i) {
                Turn turn(10, static_cast<std::uint16_t>(50000 + 2 * call + i));
                turn.refresh(call * 60 + 0.1 * i, 30).refresh(call * 60 + 1 + 0.1 * i, 30);
                calls.push_back(turn);
            }
        }
        QCOMPARE(refreshesOf(*analysed(inTimeOrder(calls))).size(), std::size_t{1});
    }
    void aFloodOfSocketsIsBounded()
    {
        std::vector<Turn> sockets;
        for (std::uint16_t i = 0; i < 400; ++i) {
            Turn turn(10, static_cast<std::uint16_t>(20000 + i));
            for (int n = 0; n < 4; ++n)
                turn.refresh(0.01 * i + 5 * n, 30);
            sockets.push_back(turn);
        }
        const auto s = analysed(inTimeOrder(sockets));
        QVERIFY(s->groups.size() <= 64);
        checkEvents(*s);
    }
};

QTEST_APPLESS_MAIN(TestStunLines)
#include "tst_stun_lines.moc"

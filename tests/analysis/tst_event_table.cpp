// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/analysis/event_table.h"
#include "tests/support/beat_trains.h"

using namespace phonehome;

namespace {

/// Groups of one device, each with its own peer.
struct Home {
    VendorTable vendors;
    StringPool strings;
    DeviceTable devices{strings, vendors};
    EventTable events{devices, strings};
    DeviceId device = devices.byMac({{0x24, 0xf5, 0xa2, 0, 0, 1}}, at(0));
    std::vector<std::vector<Timestamp>> times;

    void add(std::size_t group, Timestamp time)
    {
        if (group >= times.size())
            times.resize(group + 1);
        times[group].push_back(time);
        Event event;
        event.group = id(group);
        event.device = device;
        event.protocol = Protocol::Dns;
        event.time = time;
        events.add(event);
    }
    GroupId id(std::size_t group)
    {
        const std::string peer = "peer " + std::to_string(group);
        return events.group({device, Protocol::Dns, Direction::Sent, strings.intern("query"), strings.intern(peer)},
                            NameSource::None, {});
    }
    ObservationWindow window() const
    {
        Timestamp last = at(0);
        for (const auto& of : times)
            last = std::max(last, of.empty() ? last : of.back());
        return {at(0), last};
    }
};

} // namespace

class TestEventTable : public QObject {
    Q_OBJECT
private slots:
    void whatIsRenewedByNobodyIsNone()
    {
        Home home; // as where the event that asked was let go meanwhile
        home.events.renewed(home.events[EventId{}].group, Duration::ofSeconds(60), 300);
        QCOMPARE(home.events.groupCount(), std::size_t{0});
    }
    void aSmallHomeIsCurrentAtOnce()
    {
        Home home;
        for (std::size_t g = 0; g < 20; ++g) {
            for (const Timestamp t : timer(60 + static_cast<double>(g), 0.03, 30))
                home.add(g, t);
        }
        home.events.refresh(home.window(), EventTable::Depth::Current);
        for (std::size_t g = 0; g < 20; ++g)
            QCOMPARE(home.events[home.id(g)].cadence, analyseCadence(home.times[g], home.window()));
    }
    /// Hundreds of groups that all change all the time: what is judged is bounded by the calls, not by what there is.
    void whatIsJudgedIsBounded()
    {
        constexpr std::size_t kGroups = 700;
        constexpr std::size_t kEvents = 200;
        constexpr int kCalls = 12;
        Home home;
        for (std::size_t g = 0; g < kGroups; ++g) {
            for (const Timestamp t : chance(100, kEvents, static_cast<unsigned>(g)))
                home.add(g, t);
        }
        home.events.refresh(home.window(), EventTable::Depth::Grown);
        const std::uint64_t before = home.events.judgedEvents();
        Timestamp now = home.window().end;
        for (int call = 0; call < kCalls; ++call) {
            now = now + Duration::ofSeconds(2);
            for (std::size_t g = 0; g < kGroups; ++g)
                home.add(g, now);
            home.events.refresh(home.window(), EventTable::Depth::Current);
        }
        const std::uint64_t judged = home.events.judgedEvents() - before;
        constexpr std::uint64_t kBudget = EventTable::kBudget;
        QVERIFY2(judged <= kCalls * kBudget + kEvents + kCalls, qPrintable(QString::number(judged)));
        // What the groups' first runs took was paid off, the rest of it used.
        QVERIFY(judged >= kCalls * kBudget - kGroups * kEvents);
        // What waits is caught up with, whoever waited longest first.
        for (std::uint64_t call = 0; call <= kGroups * (kEvents + kCalls) / kBudget; ++call)
            home.events.refresh(home.window(), EventTable::Depth::Current);
        for (std::size_t g = 0; g < kGroups; ++g)
            QCOMPARE(home.events[home.id(g)].cadence, analyseCadence(home.times[g], home.window()));
    }
    /// While a file loads, each look judges a few of those that grew; in the end all had their turn.
    void aLoadJudgesAFewAtATime()
    {
        constexpr std::size_t kGroups = 100;
        constexpr std::size_t kEvents = 200;
        constexpr std::uint64_t kBudget = EventTable::kGrownBudget;
        Home home;
        for (std::size_t g = 0; g < kGroups; ++g) {
            for (const Timestamp t : chance(100, kEvents, static_cast<unsigned>(g)))
                home.add(g, t);
        }
        std::uint64_t calls = 0;
        for (std::uint64_t before = 0; before < kGroups * kEvents; before = home.events.judgedEvents()) {
            home.events.refresh(home.window(), EventTable::Depth::Grown);
            ++calls;
            QVERIFY(home.events.judgedEvents() - before <= kBudget + kEvents);
            QVERIFY(calls < 100);
        }
        QCOMPARE(calls, kGroups * kEvents / kBudget);
        home.events.refresh(home.window(), EventTable::Depth::Grown);
        QCOMPARE(home.events.judgedEvents(), std::uint64_t{kGroups * kEvents});
        for (std::size_t g = 0; g < kGroups; ++g)
            QCOMPARE(home.events[home.id(g)].cadence, analyseCadence(home.times[g], home.window()));
    }
    void theLastAnswerIsWhole()
    {
        Home home;
        constexpr std::size_t kGroups = 150;
        for (std::size_t g = 0; g < kGroups; ++g) {
            for (const Timestamp t : chance(100, 1000, static_cast<unsigned>(g)))
                home.add(g, t);
        }
        home.events.refresh(home.window(), EventTable::Depth::Grown);
        const std::uint64_t before = home.events.judgedEvents();
        for (std::size_t g = 0; g < kGroups; ++g)
            home.add(g, home.window().end);
        home.events.refresh(home.window(), EventTable::Depth::Current);
        QVERIFY(home.events.judgedEvents() < before + 1001 * kGroups); // the budget did not reach all
        home.events.refresh(home.window(), EventTable::Depth::Whole);
        for (std::size_t g = 0; g < kGroups; ++g)
            QCOMPARE(home.events[home.id(g)].cadence, analyseCadence(home.times[g], home.window()));
    }
    /// A group larger than the budget has its turn, and is paid off by the calls after it; the small ones then follow.
    void aLargeGroupIsPaidOff()
    {
        Home home;
        constexpr int kLarge = 2 * static_cast<int>(EventTable::kBudget);
        const auto train = timer(1, 0.01, kLarge);
        for (const Timestamp t : train)
            home.add(0, t);
        home.events.refresh(home.window(), EventTable::Depth::Current);
        const std::uint64_t first = home.events.judgedEvents();
        QCOMPARE(first, std::uint64_t{train.size()});
        for (const Timestamp t : timer(60, 0.01, 8))
            home.add(1, t);
        home.events.refresh(home.window(), EventTable::Depth::Grown); // due: eight where there was none
        int calls = 0;
        home.add(1, home.times[1].back() + Duration::ofSeconds(17));
        while (home.events.judgedEvents() < first + 8 + 9 && calls < 20) {
            home.events.refresh(home.window(), EventTable::Depth::Current);
            ++calls;
        }
        QCOMPARE(calls, 2);
    }
    void aRestartThatTurnsUpLaterIsHeeded()
    {
        Home home;
        for (int i = 0; i < 16; ++i)
            home.add(0, at(10 * i + 0.1 * (i * 7 % 5 - 2) / 2 + (i >= 8 ? 0.65 : 0)));
        home.events.refresh(home.window(), EventTable::Depth::Whole);
        QVERIFY(home.events[home.id(0)].cadence.changes.empty());
        const auto say = [&](Protocol protocol, const char* kind, double seconds) {
            Event event;
            event.group = home.events.group({home.device, protocol, Direction::Sent, home.strings.intern(kind), {}},
                                            NameSource::None, {});
            event.device = home.device;
            event.protocol = protocol;
            event.time = at(seconds);
            home.events.add(event);
        };
        say(Protocol::Dhcp, "DISCOVER", 75);
        say(Protocol::Mdns, "announce x.local", 77);
        home.events.refresh(home.window(), EventTable::Depth::Whole);
        QCOMPARE(home.events[home.id(0)].cadence.changes.size(), 1U);
        QVERIFY(home.events[home.id(0)].cadence.changes[0].restarted);
    }
    void nothingNewIsNoWork()
    {
        Home home;
        for (const Timestamp t : chance(100, 50, 1))
            home.add(0, t);
        home.events.refresh(home.window(), EventTable::Depth::Current);
        const std::uint64_t before = home.events.judgedEvents();
        home.events.refresh(home.window(), EventTable::Depth::Current);
        home.events.refresh(home.window(), EventTable::Depth::Whole);
        QCOMPARE(home.events.judgedEvents(), before);
    }
};

QTEST_APPLESS_MAIN(TestEventTable)
#include "tst_event_table.moc"

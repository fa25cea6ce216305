// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/cadence_tracker.h"
#include "core/analysis/device_table.h"
#include "core/analysis/event.h"
#include "core/analysis/flow_table.h"
#include "core/analysis/group.h"
#include "core/analysis/promise_ledger.h"
#include "core/analysis/restarts.h"
#include "core/base/chunked_table.h"
#include "core/base/hash_map.h"
#include "core/base/memory_budget.h"
#include "core/base/string_pool.h"

namespace phonehome {

/// What a group is known by.
struct GroupKey {
    DeviceId device;
    Protocol protocol = Protocol::Other;
    Direction direction = Direction::Sent;
    StringId kind;
    StringId peer;
    std::uint16_t line = 0; ///< of those that are alike but for who talks: see StunLines
    bool operator==(const GroupKey&) const = default;
};

/// What a group was told beside its events, at one moment.
struct GroupMark {
    std::optional<Promise> promise;
    std::optional<std::int64_t> requested;
    std::size_t busy = 0; ///< so many stretches
    std::optional<BusyStretch> lastBusy;
    std::size_t rearmed = 0;
};

/// Events and their groups; the cadence of each group, kept up as events come.
class EventTable {
public:
    EventTable(DeviceTable& devices, const StringPool& strings)
        : m_devices(devices), m_strings(strings), m_recent(kRecent)
    {
    }

    /// The group of a key, made at its first event. source: how its peer's name is known.
    GroupId group(const GroupKey& key, NameSource source, const Endpoint& peer);
    /// The same, invalid when there was none yet.
    GroupId find(const GroupKey& key) const;
    /// A new event of event.group, whatever stands in its before; counts it for its device and protocol.
    /// isSign: false where it is known to be no sign that its device came up, whatever its kind is otherwise.
    EventId add(const Event& event, bool isSign = true);
    /// One that was let go can be written to all the same: nothing comes of it.
    Event& edit(EventId id) { return holds(id) ? m_events.edit(id.value) : m_gone = {}; }
    const Event& operator[](EventId id) const { return holds(id) ? m_events[id.value] : kGone; }

    /// Holds no more than that of what comes from now on.
    void limit(const MemoryBudget& budget);

    /// The answer to an event (or the announcement) promises so many seconds.
    void promised(EventId id, PromiseKind kind, std::uint32_t seconds);
    /// When what is promised is to be asked for again; told with the promise.
    void renewFrom(EventId id, const RenewalTime& renewal);
    /// The device asked for so many seconds itself. Told with the promise, when there is one.
    void requested(GroupId id, std::uint32_t seconds);
    /// The device used the promise of an earlier event up: interval from its grant to this renewal, and what was promised.
    void renewed(GroupId id, Duration sinceGrant, std::uint32_t promised);
    /// The connection of a group was amid talk, from what time to what: what was due then could not begin an event.
    void busy(GroupId id, const BusyStretch& stretch);
    /// The wait for a group's next event began anew, by what is no event of it.
    void rearmed(GroupId id, Timestamp time);
    /// The peer of a group that only had an address got a name.
    void renamePeer(DeviceId device, StringId address, StringId name, NameSource source);

    /// The group like that one, but of another line; made if there is none.
    GroupId beside(GroupId first, std::uint16_t line);
    /// The device's own port, that tells a group from those beside it.
    void tellPort(GroupId id, std::uint16_t port);
    GroupMark mark(GroupId id) const;
    /// What turned out to be no talk of a group: some of its latest events, ascending, and what it was told with them.
    struct Alien {
        std::vector<EventId> events;
        std::vector<Renewal> renewals;
        GroupMark before;   ///< of the group, when it had none of them
        PromiseKind kind{}; ///< of what they promise
    };
    /// Takes them out of the group. Each is to become another's at once.
    void takeOut(const Alien& alien, GroupId from);
    /// An event that was taken out becomes the latest of a group, with what it promises.
    void putIn(EventId id, PromiseKind kind, GroupId to);
    /// How many events went to another group by now.
    std::uint64_t moved() const { return m_moved; }

    /// Which groups' cadences are worked out anew.
    enum class Depth : std::uint8_t {
        Grown, ///< those that grew enough since the last time, as far as kGrownBudget goes: of a load, the end is near
        Current, ///< and those that changed, as far as the budget goes; the rest the next times, who waited longest first
        Whole,   ///< all that changed
    };
    /// Of a budget the work of one call of Current, a group's events each time it is judged; a group that alone is
    /// larger is paid off by the calls after it.
    static constexpr std::int64_t kBudget = 100'000;
    /// Likewise of Grown, which is called twenty times as often.
    static constexpr std::int64_t kGrownBudget = kBudget / 20;
    void refresh(const ObservationWindow& window, Depth depth);
    /// Events that were looked at by all of that, each as often as it was.
    std::uint64_t judgedEvents() const { return m_judged; }

    std::size_t size() const { return m_events.size(); }
    std::size_t groupCount() const { return m_groups.size(); }
    const Group& operator[](GroupId id) const { return m_groups[id.value]; }
    const Restarts& restarts() const { return m_restarts; }
    /// See Restarts::membershipAsked().
    void membershipAsked(Timestamp time) { m_restarts.membershipAsked(time); }
    /// See Restarts::renews().
    void renews(DeviceId device, Timestamp time) { m_restarts.renews(device, time); }
    TableView<Event> snapshot() { return m_events.snapshot(); }
    TableView<Group> groupSnapshot() { return m_groups.snapshot(); }

private:
    struct KeyHash {
        std::size_t operator()(const GroupKey& k) const noexcept;
    };
    bool holds(EventId id) const { return id.valid() && m_events.holds(id.value); }
    static const Event kGone;

    /// What a group's cadence is worked out from. What every event asks comes first.
    struct Evidence {
        std::uint16_t line = 0;
        bool promised = false; ///< since the last time
        bool waiting = false;  ///< among m_waiting
        bool judged = false;   ///< the group's row does not know of it yet
        std::optional<StartSign> sign;
        std::optional<std::int64_t> requested;
        CadenceTracker times;
        WaitFacts wait;        ///< the latest; no two stretches within kSilence of one another
        std::size_t shown = 0; ///< events that the group's cadence knows of
    };
    /// Groups by the low bits of their keys' hashes: most that are asked for are there, and nothing more has to be looked
    /// at than what an event of theirs looks at.
    static constexpr std::size_t kRecent = 4096;

    /// Counts an event that the group gets.
    void enter(EventId id, const Event& event, Group& group);
    /// Takes events out of a group's chain.
    void unlink(const std::vector<EventId>& events, Group& group);
    /// The group was promised so much.
    void notePromise(GroupId id, PromiseKind kind, std::int64_t seconds);

    GroupKey keyOf(GroupId id) const;
    bool isOf(GroupId id, const GroupKey& key) const;
    void setPromise(std::size_t i);
    /// Judges the groups that a refresh of that depth has to, but Current, which goes by what each has cost.
    void judgeWaiting(const ObservationWindow& window, Depth depth);
    void judge(GroupId id, const ObservationWindow& window);
    void reconsiderRestarted();
    /// The group has something new.
    void touch(GroupId id);
    /// The group's cadence as it is now. True: nothing of it waits any more.
    bool refreshGroup(std::size_t i, const ObservationWindow& window, Depth depth);

    DeviceTable& m_devices;
    const StringPool& m_strings;
    Restarts m_restarts;
    std::vector<DeviceId> m_restarted; ///< found since the last refresh
    MemoryBudget m_budget;
    Event m_gone;
    ChunkedTable<Event> m_events;
    ChunkedTable<Group> m_groups;
    std::vector<Evidence> m_evidence; ///< by group
    std::vector<GroupId> m_waiting;   ///< groups with something new, since when the longest first
    std::int64_t m_credit = 0;        ///< of the budget; below 0 there is something to be paid off
    std::int64_t m_grownCredit = 0;   ///< likewise of Grown's
    std::uint64_t m_judged = 0;
    std::uint64_t m_moved = 0;
    PromiseLedger m_ledger;
    HashMap<GroupKey, GroupId, KeyHash> m_index;
    std::vector<GroupId> m_recent;                          ///< kRecent of them; invalid: none yet
    HashMap<std::uint64_t, std::vector<GroupId>> m_unnamed; ///< by device and address text
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/cadence_tracker.h"
#include "core/analysis/device_table.h"
#include "core/analysis/event.h"
#include "core/analysis/group.h"
#include "core/analysis/promise_ledger.h"
#include "core/analysis/restarts.h"
#include "core/base/chunked_table.h"
#include "core/base/hash_map.h"
#include "core/base/string_pool.h"

namespace phonehome {

/// What a group is known by.
struct GroupKey {
    DeviceId device;
    Protocol protocol = Protocol::Other;
    StringId kind;
    StringId peer;
    bool operator==(const GroupKey&) const = default;
};

/// Events and their groups; the cadence of each group, kept up as events come.
class EventTable {
public:
    EventTable(DeviceTable& devices, const StringPool& strings) : m_devices(devices), m_strings(strings) {}

    /// The group of a key, made at its first event. source: how its peer's name is known.
    GroupId group(const GroupKey& key, NameSource source, const Endpoint& peer);
    /// A new event of event.group, whatever stands in its before; counts it for its device and protocol.
    EventId add(const Event& event);
    Event& edit(EventId id) { return m_events.edit(id.value); }
    const Event& operator[](EventId id) const { return m_events[id.value]; }

    /// The answer to an event (or the announcement) promises so many seconds.
    void promised(EventId id, PromiseKind kind, std::uint32_t seconds);
    /// The device asked for so many seconds itself. Told with the promise, when there is one.
    void requested(GroupId id, std::uint32_t seconds);
    /// The device used the promise of an earlier event up: interval from its grant to this renewal, and what was promised.
    void renewed(GroupId id, Duration sinceGrant, std::uint32_t promised);
    /// The peer of a group that only had an address got a name.
    void renamePeer(DeviceId device, StringId address, StringId name, NameSource source);

    /// Works out the cadence of groups that grew enough since the last time (all that changed, with everything set).
    void refresh(const ObservationWindow& window, bool everything);

    std::size_t size() const { return m_events.size(); }
    std::size_t groupCount() const { return m_groups.size(); }
    const Group& operator[](GroupId id) const { return m_groups[id.value]; }
    const Restarts& restarts() const { return m_restarts; }
    TableView<Event> snapshot() { return m_events.snapshot(); }
    TableView<Group> groupSnapshot() { return m_groups.snapshot(); }

private:
    struct KeyHash {
        std::size_t operator()(const GroupKey& k) const noexcept;
    };
    /// What a group's cadence is worked out from.
    struct Evidence {
        CadenceTracker times;
        std::size_t shown = 0; ///< events that the group's cadence knows of
        bool promised = false; ///< since the last time
        std::optional<StartSign> sign;
        std::optional<std::int64_t> requested;
    };

    void setPromise(std::size_t i);

    DeviceTable& m_devices;
    const StringPool& m_strings;
    Restarts m_restarts;
    ChunkedTable<Event> m_events;
    ChunkedTable<Group> m_groups;
    std::vector<Evidence> m_evidence; ///< by group
    PromiseLedger m_ledger;
    HashMap<GroupKey, GroupId, KeyHash> m_index;
    HashMap<std::uint64_t, std::vector<GroupId>> m_unnamed; ///< by device and address text
};

} // namespace phonehome

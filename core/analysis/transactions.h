// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/analysis/device_table.h"
#include "core/analysis/event_table.h"
#include "core/analysis/flow_table.h"
#include "core/analysis/name_table.h"
#include "core/base/hash_map.h"
#include "core/base/string_pool.h"
#include "core/decode/observer.h"

namespace phonehome {

/// The tables that the protocols' rules write to.
struct Tables {
    StringPool& strings;
    DeviceTable& devices;
    NameTable& names;
    FlowTable& flows;
    EventTable& events;
};

/// A message with its place among devices and flows.
struct Sighting {
    const Observation& observation;
    FlowPlace place;
    DeviceId sender; ///< device of the frame's source MAC or address; a router for what it relays

    const Packet& packet() const { return observation.packet; }
    Timestamp time() const { return observation.packet.frame.time; }
    std::uint32_t frame() const { return static_cast<std::uint32_t>(observation.packet.frame.number); }
};

/// The peer of a group as people name it: its name, else its address.
struct PeerName {
    StringId text;
    NameSource source = NameSource::None;
};
PeerName peerOf(const Tables& tables, FlowId flow);

/// What a group calls a peer of this name: the name itself, but for the NTP pool, whose numbered names are one peer, as
/// their pattern.
StringId groupPeer(StringPool& strings, StringId name);

/// Opens an event of the sighting's device and flow, in the group of this kind.
EventId openEvent(Tables& tables, const Sighting& sighting, std::string_view kind, Outcome outcome);
/// The same with a peer of the caller's choice (multicast groups, SNI).
EventId openEventTo(Tables& tables, const Sighting& sighting, std::string_view kind, PeerName peer);

/// Completes an event with its answer: outcome, frame, round trip since the last transmission.
void answerEvent(Tables& tables, EventId id, const Sighting& reply, Timestamp lastSent, Outcome outcome);

/// Learns names for addresses, and gives flows that waited for one theirs.
void learnName(Tables& tables, const NameEvidence& evidence);

/// Questions that wait for their answers, by a key of the protocol's making. Two generations: when the younger is full,
/// or longer begun than questions are kept, the elder is forgotten. So memory is bounded, a put stays O(1), and what
/// every message asks stays small enough for the processor's caches.
template <typename Value, typename Key = std::string, typename Hash = std::hash<Key>> class Pending {
public:
    /// keep: nobody asks for what was put longer ago than that, by the times that come with the puts.
    explicit Pending(Duration keep = {}) : m_keep(keep) {}

    /// nullptr when nothing waits under the key; the pointer holds until the next put or erase.
    Value* find(const Key& key)
    {
        if (const auto young = m_young.find(key); young != m_young.end())
            return &young.value();
        const auto old = m_old.find(key);
        return old == m_old.end() ? nullptr : &old.value();
    }

    void put(Key key, Value value)
    {
        if (m_young.size() >= kGeneration)
            forget();
        m_young.insert_or_assign(std::move(key), std::move(value));
    }

    void put(Key key, Value value, Timestamp time)
    {
        if ((time < m_since ? m_since - time : time - m_since) > m_keep) {
            forget();
            m_since = time;
        }
        put(std::move(key), std::move(value));
    }

    void erase(const Key& key)
    {
        m_young.erase(key);
        m_old.erase(key);
    }

private:
    static constexpr std::size_t kGeneration = 32768;

    void forget()
    {
        m_old = std::move(m_young);
        m_young.clear();
    }

    Duration m_keep;
    Timestamp m_since; ///< the younger generation's beginning
    HashMap<Key, Value, Hash> m_young;
    HashMap<Key, Value, Hash> m_old;
};

} // namespace phonehome

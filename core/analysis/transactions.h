// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/analysis/device_table.h"
#include "core/analysis/event_table.h"
#include "core/analysis/flow_table.h"
#include "core/analysis/name_table.h"
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

/// Questions that wait for their answers, by a key of the protocol's making. Two generations: when the younger is full
/// the elder is forgotten, so memory is bounded and a put stays O(1).
template <typename Value> class Pending {
public:
    /// nullptr when nothing waits under the key; the pointer holds until the next put or erase.
    Value* find(const std::string& key)
    {
        if (const auto young = m_young.find(key); young != m_young.end())
            return &young->second;
        const auto old = m_old.find(key);
        return old == m_old.end() ? nullptr : &old->second;
    }

    void put(std::string key, Value value)
    {
        if (m_young.size() >= kGeneration) {
            m_old = std::move(m_young);
            m_young.clear();
        }
        m_young.insert_or_assign(std::move(key), std::move(value));
    }

    /// Where no answer comes after so long, the elder generation is forgotten as often.
    void age(Timestamp now, Duration longest)
    {
        if ((now < m_since ? m_since - now : now - m_since) <= longest)
            return;
        m_since = now;
        m_old = std::move(m_young);
        m_young.clear();
    }

    void erase(const std::string& key)
    {
        m_young.erase(key);
        m_old.erase(key);
    }

private:
    static constexpr std::size_t kGeneration = 32768;
    Timestamp m_since; ///< when the younger generation began, where it ages
    std::unordered_map<std::string, Value> m_young;
    std::unordered_map<std::string, Value> m_old;
};

} // namespace phonehome

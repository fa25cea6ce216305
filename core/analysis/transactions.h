// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/analysis/device_table.h"
#include "core/analysis/event_table.h"
#include "core/analysis/flow_table.h"
#include "core/analysis/name_table.h"
#include "core/base/ageing_map.h"
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

/// Of which flow an event is, and where in the data set it stands.
struct EventOrigin {
    FlowPlace place;
    Protocol protocol{};
    Direction direction = Direction::Sent;
    Timestamp time;
    std::uint32_t frame = 0;
    std::uint32_t file = 0;
};
/// Opens an event in the group of this kind and peer.
EventId openEventAt(Tables& tables, const EventOrigin& origin, std::string_view kind, PeerName peer);
/// The group of this kind and peer, and an event in it or in one beside it.
GroupId groupAt(Tables& tables, const EventOrigin& origin, std::string_view kind, PeerName peer);
GroupId groupAt(Tables& tables, const EventOrigin& origin, StringId kind, PeerName peer);
EventId openEventIn(Tables& tables, GroupId group, const EventOrigin& origin);
/// Where an event stands that a message opens. asked: the message began it; false: it answers a question that was not
/// seen.
EventOrigin originOf(const Sighting& sighting, bool asked);
/// Opens an event of the sighting's device and flow, in the group of this kind.
EventId openEvent(Tables& tables, const Sighting& sighting, std::string_view kind, Outcome outcome);
EventId openEvent(Tables& tables, const Sighting& sighting, StringId kind, Outcome outcome);
/// The same with a peer of the caller's choice (multicast groups, SNI).
EventId openEventTo(Tables& tables, const Sighting& sighting, std::string_view kind, PeerName peer);

/// Completes an event with its answer: outcome, frame, round trip since the last transmission.
void answerEvent(Tables& tables, EventId id, const Sighting& reply, Timestamp lastSent, Outcome outcome);

/// Learns names for addresses, and gives flows that waited for one theirs.
void learnName(Tables& tables, const NameEvidence& evidence);

/// Questions that wait for their answers, by a key of the protocol's making; the oldest of too many are forgotten.
template <typename Value, typename Key = std::string, typename Hash = std::hash<Key>> class Pending
    : private AgeingMap<Key, Value, Hash> {
    using Map = AgeingMap<Key, Value, Hash>;

public:
    /// keep: nobody asks for what was put longer ago than that, by the times that come with the puts.
    explicit Pending(Duration keep = {}) : Map(keep, kGeneration) {}

    using Map::erase;
    using Map::find;
    using Map::put;

    void put(Key key, Value value, Timestamp time)
    {
        Map::age(time);
        Map::put(std::move(key), std::move(value));
    }

private:
    static constexpr std::size_t kGeneration = 32768;
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/analysis/device_table.h"
#include "core/analysis/flow.h"
#include "core/analysis/name_table.h"
#include "core/base/ageing_map.h"
#include "core/base/chunked_table.h"
#include "core/decode/packet.h"
#include "core/net/five_tuple.h"

namespace phonehome {

/// What pauses between two messages, not within one. The fastest beats known come every five seconds (Tuya, UDP 6667).
inline constexpr Duration kSilence = Duration::ofSeconds(2);

/// Does a packet carry something after its connection was silent?
enum class Speech : std::uint8_t {
    None,
    First, ///< the connection's first bytes, and its flow had connections before
    Again, ///< after kSilence
    Amid,  ///< no: other talk of either side is not over
};

/// Where a packet belongs: whose talk it is, in which flow, and which way it went.
struct FlowPlace {
    DeviceId device;
    FlowId flow;
    std::uint32_t connection = 0; ///< number of the 5-tuple, stable while it is remembered; 0 = none
    bool outgoing = true;         ///< from the device to its peer
    bool local = false;           ///< the peer is a device at home, too
    Speech speech = Speech::None;
};

/// Connections (5-tuples) and the flows they add up to. A flow belongs to the side at home; between two at home, to
/// the one that began.
class FlowTable {
public:
    FlowTable(DeviceTable& devices, NameTable& names, StringPool& strings);

    /// Counts a packet with a network layer. sender, receiver: devices of its ends, invalid where unknown. No flow
    /// where the side at home is nobody.
    FlowPlace add(const Packet& packet, DeviceId sender, DeviceId receiver);
    /// A packet with this connectionHash() comes soon; and once more, a little later: what is known of its connection
    /// is fetched, of which there are more than a processor's caches hold.
    void comesSoon(std::uint32_t hash) const { m_connections.willFind(hash); }
    void comesNext(std::uint32_t hash) const { m_connections.willFindEntry(hash); }
    /// And a little later still: its flow.
    void comesNow(std::uint32_t hash) const
    {
        if (const Connection* const connection = m_connections.peek(hash); connection && connection->flow.valid())
            willWrite(m_flows[connection->flow.value]);
    }
    /// Where the connection between two ends belongs; no flow where it is not remembered.
    FlowPlace find(const FiveTuple& tuple);
    /// The application a flow speaks, once a message of it was decoded.
    void setApp(FlowId flow, Protocol app);
    /// The packet's connection itself named its peer (SNI). Other flows of the device to the same address keep theirs.
    FlowId nameConnection(const Packet& packet, std::string_view name, NameSource source);
    /// An address got a name: flows of the device to it that have none take it as a later answer.
    /// True when there was one.
    bool nameLater(DeviceId device, const IpAddress& address, const NameVerdict& verdict);
    /// Another message told the device of the peer at the address (port 0). With a port: the device's own UDP socket
    /// is one for such peers, and all that it talks to from now on, but for servers, are introduced by that.
    void introduce(DeviceId device, const Endpoint& whom);

    /// How many connections are remembered; their flows stay. 0: as many as no real capture has.
    void limit(std::size_t connections) { m_connections.limit(connections > 0 ? connections / 2 : kGeneration); }

    /// The flow's peer as text: what an event of a peer without a name asks for each time.
    StringId addressText(FlowId id);

    const Flow& operator[](FlowId id) const { return m_flows[id.value]; }
    std::size_t size() const { return m_flows.size(); }
    TableView<Flow> snapshot() { return m_flows.snapshot(); }

private:
    /// Whatever speaks between the same ports after a longer silence is a new connection, whose name is judged anew.
    static constexpr Duration kSilentMax = Duration::ofSeconds(21'600);
    static constexpr std::size_t kGeneration = 131'072;

    struct Connection {
        FlowId flow;
        DeviceId device;
        std::uint32_t number = 0;
        bool ownerIsLow = true;
        bool ownerBegan = true;
        bool spoke = false; ///< bytes were carried
        Timestamp last;
        Timestamp lastSpoke;
    };
    struct FlowKey {
        DeviceId device;
        IpAddress peer;
        std::uint16_t port = 0;
        std::uint8_t transport = 0;
        StringId name;
        bool operator==(const FlowKey&) const = default;
    };
    struct FlowKeyHash {
        std::size_t operator()(const FlowKey& k) const noexcept;
    };
    struct Peer {
        DeviceId device;
        IpAddress address;
        bool operator==(const Peer&) const = default;
    };
    struct PeerHash {
        std::size_t operator()(const Peer& p) const noexcept;
    };

    struct FlowsOfPeer {
        std::vector<FlowId> all;
        std::vector<FlowId> nameless; ///< some of which may have got a name since
    };

    struct Introduction {
        DeviceId device;
        Endpoint whom;
        bool operator==(const Introduction&) const = default;
    };
    struct IntroductionHash {
        std::size_t operator()(const Introduction& i) const noexcept;
    };

    /// Has another device than the connection's its address by now? end: the device at the connection's own end, not the
    /// connection's; outgoing: it sent the packet.
    bool isOfAnother(const Connection& connection, const Packet& packet, bool outgoing, DeviceId end) const;
    /// Notes that the packet carries something.
    Speech speak(Connection& connection, Timestamp time) const;
    /// Is the sender the one at home, of two with public addresses? nullopt where either may be a stranger.
    std::optional<bool> homeSide(const Packet& packet, DeviceId sender, DeviceId receiver, bool senderBegan) const;
    /// No flow where the side at home is nobody: it has no address yet, and the frame names no sender. Nor where neither
    /// is known to be at home.
    Connection begin(const Packet& packet, DeviceId sender, DeviceId receiver);
    FlowId flowFor(FlowKey key, const NameVerdict& verdict, Timestamp time);

    DeviceTable& m_devices;
    NameTable& m_names;
    StringPool& m_strings;
    ChunkedTable<Flow> m_flows;
    AgeingMap<FiveTuple, Connection> m_connections{kSilentMax, kGeneration};
    HashMap<FlowKey, FlowId, FlowKeyHash> m_index;
    HashMap<Peer, FlowsOfPeer, PeerHash> m_peers;
    std::unordered_set<Introduction, IntroductionHash> m_introduced;
    std::vector<std::uint32_t> m_connectionsOf; ///< by flow: how many connections it holds
    std::vector<StringId> m_addressTexts;       ///< by flow, as far as they were asked for
    std::uint32_t m_nextNumber = 1;
};

} // namespace phonehome

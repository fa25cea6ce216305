// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dissector.h"

#include <new>
#include <type_traits>

#include "core/decode/claims.h"
#include "core/decode/datagrams.h"
#include "core/decode/ip_layer.h"
#include "core/decode/message_sink.h"
#include "core/decode/tcp_messages.h"
#include "core/net/tzsp.h"

namespace phonehome {

namespace {

static_assert(std::is_trivially_destructible_v<Packet>);

template <typename T> void tell(const MessageSink& sink, const Packet& packet, Protocol protocol, Decoded<T> decoded)
{
    if (!decoded) {
        sink.refusal({packet, protocol, decoded.error()});
        return;
    }
    Message message(std::move(*decoded));
    sink.message({packet, protocol, message, packet.payload, !packet.reassembled});
}

/// ICMP and IGMP; those of version 6 share a number.
void readControl(const Packet& packet, const MessageSink& sink)
{
    const bool v6 = packet.network == NetworkLayer::Ipv6;
    const bool icmp = packet.transport == (v6 ? ip_protocol::kIcmp6 : ip_protocol::kIcmp);
    const bool igmp = !v6 && packet.transport == ip_protocol::kIgmp;
    const std::uint8_t type = packet.payload.empty() ? std::uint8_t{0} : packet.payload[0];
    if (igmp || (icmp && v6 && isMembershipType(type, true)))
        tell(sink, packet, Protocol::Igmp, decodeMembership(packet.payload, v6));
    else if (icmp)
        tell(sink, packet, Protocol::Icmp, decodeIcmp(packet.payload, v6));
}

} // namespace

struct Dissector::State {
    explicit State(std::vector<PacketObserver*> observers) : sink(std::move(observers)) {}

    void dissect(const Frame& frame, Packet& packet);
    /// The frame that a router put into this datagram.
    void unwrap(const Packet& packet);

    MessageSink sink;
    FragmentTable fragments;
    FragmentTable carriedFragments; ///< apart: a datagram may lie in the other's memory
    Datagrams datagrams;
    TcpMessages tcp;
};

void Dissector::State::dissect(const Frame& frame, Packet& packet)
{
    // Where it is, not by copying one that was just made: the processor would wait for the parts to be written.
    ::new (&packet) Packet();
    packet.frame = frame;
    if (!frame.isPacket) {
        sink.packet(packet);
        return;
    }
    decodeNetwork(packet, decodeLink(packet), frame.carried ? carriedFragments : fragments);
    readClaims(packet);
    packet.connection = packet.connectionHash();
    sink.packet(packet);
    if (packet.isUdp()) {
        datagrams.read(packet, sink);
        if (packet.hasPort(kTzspPort))
            unwrap(packet);
    } else if (packet.isTcp()) {
        tcp.read(packet, sink);
    } else if (packet.network == NetworkLayer::Arp && !packet.cut) {
        tell(sink, packet, Protocol::Arp, decodeArp(packet.payload));
    } else if (packet.network != NetworkLayer::None && !packet.cut) {
        readControl(packet, sink);
    }
}

void Dissector::State::unwrap(const Packet& packet)
{
    const TzspMessage carried = decodeTzsp(packet.payload);
    // Once: nobody streams a stream.
    if (carried.kind != TzspKind::Frame || packet.cut || packet.frame.carried)
        return;
    Frame frame = packet.frame;
    frame.carried = true;
    frame.linkType = static_cast<std::uint32_t>(carried.linkType);
    frame.data = carried.bytes;
    frame.length = carried.length;
    Packet inner;
    dissect(frame, inner);
}

Dissector::Dissector(std::vector<PacketObserver*> observers) : m_state(std::make_unique<State>(std::move(observers))) {}

Dissector::~Dissector() = default;

void Dissector::dissect(const Frame& frame)
{
    Packet packet;
    m_state->dissect(frame, packet);
}

void Dissector::dissect(const Frame& frame, Packet& packet)
{
    m_state->dissect(frame, packet);
}

} // namespace phonehome

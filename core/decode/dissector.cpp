// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dissector.h"

#include <new>
#include <type_traits>

#include "core/decode/claims.h"
#include "core/decode/datagrams.h"
#include "core/decode/ip_layer.h"
#include "core/decode/message_sink.h"
#include "core/decode/packet_copies.h"
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

    /// Writes all of it but its frame.
    void dissect(Packet& packet);
    /// The frame that a router put into this datagram.
    void unwrap(const Packet& packet);

    MessageSink sink;
    FragmentTable fragments;
    FragmentTable carriedFragments; ///< apart: a datagram may lie in the other's memory
    PacketCopies copies;
    Datagrams datagrams;
    TcpMessages tcp;
};

void Dissector::State::dissect(Packet& packet)
{
    const Frame& frame = packet.frame;
    // Where they are, not by copying what was just made: the processor would wait for the parts to be written.
    ::new (static_cast<Layers*>(&packet)) Layers();
    if (!frame.isPacket) {
        sink.packet(packet);
        return;
    }
    const LinkPayload link = decodeLink(packet);
    decodeNetwork(packet, link, frame.carried ? carriedFragments : fragments);
    readClaims(packet);
    packet.connection = packet.connectionHash();
    if (copies.concerns(frame))
        copies.judge(packet, link.offset);
    sink.packet(packet);
    if (packet.copy != PacketCopy::None)
        return;
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
    Packet inner;
    inner.frame = packet.frame;
    inner.frame.carried = true;
    inner.frame.linkType = static_cast<std::uint32_t>(carried.linkType);
    inner.frame.data = carried.bytes;
    inner.frame.length = carried.length;
    dissect(inner);
}

Dissector::Dissector(std::vector<PacketObserver*> observers) : m_state(std::make_unique<State>(std::move(observers))) {}

Dissector::~Dissector() = default;

void Dissector::dissect(const Frame& frame)
{
    Packet packet;
    packet.frame = frame;
    m_state->dissect(packet);
}

void Dissector::dissect(Packet& packet)
{
    m_state->dissect(packet);
}

} // namespace phonehome

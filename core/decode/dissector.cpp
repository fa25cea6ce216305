// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dissector.h"

#include "core/decode/datagrams.h"
#include "core/decode/ip_layer.h"
#include "core/decode/message_sink.h"
#include "core/decode/tcp_messages.h"

namespace phonehome {

struct Dissector::State {
    explicit State(std::vector<PacketObserver*> observers) : sink(std::move(observers)) {}

    MessageSink sink;
    FragmentTable fragments;
    Datagrams datagrams;
    TcpMessages tcp;
};

Dissector::Dissector(std::vector<PacketObserver*> observers) : m_state(std::make_unique<State>(std::move(observers))) {}

Dissector::~Dissector() = default;

void Dissector::dissect(const Frame& frame)
{
    Packet packet;
    packet.frame = frame;
    if (!frame.isPacket) {
        m_state->sink.packet(packet);
        return;
    }
    decodeNetwork(packet, decodeLink(packet), m_state->fragments);
    const MessageSink& sink = m_state->sink;
    sink.packet(packet);
    if (packet.isUdp()) {
        m_state->datagrams.read(packet, sink);
    } else if (packet.isTcp()) {
        m_state->tcp.read(packet, sink);
    } else if (packet.network == NetworkLayer::Arp && !packet.cut) {
        if (const auto arp = decodeArp(packet.payload))
            sink.message({packet, Protocol::Arp, Message(*arp), packet.payload});
        else
            sink.refusal({packet, Protocol::Arp, arp.error()});
    }
}

} // namespace phonehome

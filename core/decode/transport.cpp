// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/transport.h"

namespace phonehome {

namespace {

constexpr std::size_t kUdpHeader = 8;
constexpr std::size_t kTcpHeader = 20;

void moveTo(Packet& packet, std::size_t header, std::size_t size)
{
    packet.payload = packet.payload.subspan(header, size);
    if (!packet.reassembled)
        packet.payloadOffset += static_cast<std::uint32_t>(header);
}

void decodeUdp(Packet& packet)
{
    ByteReader in(packet.payload);
    const std::uint16_t source = in.u16();
    const std::uint16_t destination = in.u16();
    if (!in.ok())
        return;
    packet.transport = ip_protocol::kUdp;
    packet.sourcePort = source;
    packet.destinationPort = destination;
    const std::size_t length = in.u16();
    in.skip(2);
    if (!in.ok()) {
        packet.cut = true;
        moveTo(packet, packet.payload.size(), 0);
        return;
    }
    const std::size_t have = packet.payload.size() - kUdpHeader;
    // 0: a jumbogram, or offload; all there is.
    const std::size_t promised = length == 0 ? have : length < kUdpHeader ? 0 : length - kUdpHeader;
    packet.cut = packet.cut ? promised > have || length == 0 : promised > have;
    if (length != 0 && length < kUdpHeader)
        packet.cut = true;
    moveTo(packet, kUdpHeader, promised < have ? promised : have);
}

void decodeTcp(Packet& packet)
{
    ByteReader in(packet.payload);
    const std::uint16_t source = in.u16();
    const std::uint16_t destination = in.u16();
    if (!in.ok())
        return;
    packet.transport = ip_protocol::kTcp;
    packet.sourcePort = source;
    packet.destinationPort = destination;
    TcpHeader tcp;
    tcp.sequence = in.u32();
    tcp.acknowledgement = in.u32();
    const std::size_t header = static_cast<std::size_t>(in.u8() >> 4U) * 4;
    const std::uint8_t flags = in.u8();
    in.skip(6);
    if (!in.ok()) {
        moveTo(packet, packet.payload.size(), 0);
        return;
    }
    tcp.fin = (flags & 0x01U) != 0;
    tcp.syn = (flags & 0x02U) != 0;
    tcp.rst = (flags & 0x04U) != 0;
    tcp.ack = (flags & 0x10U) != 0;
    packet.tcp = tcp;
    if (header < kTcpHeader || header > packet.payload.size()) {
        packet.cut = true;
        moveTo(packet, packet.payload.size(), 0);
        return;
    }
    moveTo(packet, header, packet.payload.size() - header);
}

} // namespace

void decodeTransport(Packet& packet, std::uint8_t protocol)
{
    if (protocol == ip_protocol::kUdp)
        decodeUdp(packet);
    else if (protocol == ip_protocol::kTcp)
        decodeTcp(packet);
    else
        packet.transport = protocol;
}

} // namespace phonehome

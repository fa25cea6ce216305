// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/ip_layer.h"

#include <algorithm>

#include "core/decode/transport.h"

namespace phonehome {

namespace {

constexpr std::size_t kIpv4Header = 20;
constexpr std::size_t kIpv6Header = 40;
constexpr std::size_t kArp = 28; ///< between Ethernet cards, of IPv4 addresses
constexpr int kMaxExtensionHeaders = 16;

namespace extension {
constexpr std::uint8_t kHopByHop = 0;
constexpr std::uint8_t kRouting = 43;
constexpr std::uint8_t kFragment = 44;
constexpr std::uint8_t kDestination = 60;
} // namespace extension

/// What stands behind an IP header.
struct IpPayload {
    std::uint8_t protocol = ip_protocol::kNone;
    ByteView bytes;
    bool cut = false; ///< the header promises more than was captured
};

/// The datagram's bytes behind its header; a total length of 0 is segmentation offload and means all there is.
IpPayload payloadOf(ByteView bytes, std::size_t promised)
{
    IpPayload payload;
    payload.cut = promised > bytes.size();
    payload.bytes = bytes.first(std::min(promised, bytes.size()));
    return payload;
}

/// Past the extension headers at the payload's start, up to a fragment header or to what is carried. False: one is cut.
bool passExtensions(IpPayload& payload)
{
    ByteReader in(payload.bytes);
    for (int n = 0; n < kMaxExtensionHeaders; ++n) {
        if (payload.protocol != extension::kHopByHop && payload.protocol != extension::kRouting &&
            payload.protocol != extension::kDestination)
            break;
        payload.protocol = in.u8();
        const std::size_t units = in.u8();
        in.skip(6 + units * 8);
    }
    payload.bytes = in.peek();
    return in.ok();
}

void carry(Packet& packet, const IpPayload& payload)
{
    packet.cut = payload.cut;
    packet.payload = payload.bytes;
    packet.payloadOffset = static_cast<std::uint32_t>(payload.bytes.data() - packet.frame.data.data());
    decodeTransport(packet, payload.protocol);
}

void carryFragment(Packet& packet, const Fragment& fragment, bool cut, FragmentTable& table)
{
    packet.fragment = true;
    // RFC 8200 s4.5: what only the receiver reads is fragmented with what it stands before.
    const bool extends = packet.network == NetworkLayer::Ipv6;
    if (cut) {
        // It will never be whole; the first one at least says between which ports.
        IpPayload first{fragment.protocol, fragment.bytes, true};
        if (fragment.offset == 0 && (!extends || passExtensions(first)))
            carry(packet, first);
        return;
    }
    const auto whole = table.add(fragment);
    if (!whole)
        return;
    IpPayload payload{whole->protocol, whole->bytes};
    if (extends && !passExtensions(payload))
        return;
    packet.reassembled = true;
    packet.payload = payload.bytes;
    packet.payloadOffset = 0;
    decodeTransport(packet, payload.protocol);
}

void decodeIpv4(Packet& packet, ByteView bytes, FragmentTable& table)
{
    if (bytes.size() < kIpv4Header || bytes[0] >> 4U != 4 || (bytes[0] & 0x0fU) < 5)
        return;
    const std::size_t headerSize = static_cast<std::size_t>(bytes[0] & 0x0fU) * 4;
    ByteReader in(bytes);
    in.skip(2);
    const std::uint16_t total = in.u16();
    const std::uint16_t id = in.u16();
    const std::uint16_t flags = in.u16();
    packet.hopLimit = in.u8();
    const std::uint8_t protocol = in.u8();
    in.skip(2);
    packet.sourceIp = IpAddress::fromBytes(in.take(4));
    packet.destinationIp = IpAddress::fromBytes(in.take(4));
    packet.network = NetworkLayer::Ipv4;
    if (headerSize > bytes.size() || (total != 0 && total < headerSize)) {
        packet.fragment = (flags & 0x3fffU) != 0;
        return;
    }
    const ByteView rest = bytes.subspan(headerSize);
    IpPayload payload = payloadOf(rest, total == 0 ? rest.size() : total - headerSize);
    payload.protocol = protocol;
    const std::size_t offset = static_cast<std::size_t>(flags & 0x1fffU) * 8;
    const bool more = (flags & 0x2000U) != 0;
    if (offset == 0 && !more) {
        carry(packet, payload);
        return;
    }
    carryFragment(packet,
                  {packet.sourceIp, packet.destinationIp, id, protocol, offset, more, payload.bytes, packet.frame.time},
                  payload.cut, table);
}

void decodeIpv6(Packet& packet, ByteView bytes, FragmentTable& table)
{
    if (bytes.size() < kIpv6Header || bytes[0] >> 4U != 6)
        return;
    ByteReader in(bytes);
    in.skip(4);
    const std::uint16_t length = in.u16();
    const std::uint8_t next = in.u8();
    packet.hopLimit = in.u8();
    packet.sourceIp = IpAddress::fromBytes(in.take(16));
    packet.destinationIp = IpAddress::fromBytes(in.take(16));
    packet.network = NetworkLayer::Ipv6;

    IpPayload payload = payloadOf(in.peek(), length == 0 ? in.remaining() : length);
    payload.protocol = next;
    if (!passExtensions(payload))
        return;
    while (payload.protocol == extension::kFragment) {
        ByteReader header(payload.bytes);
        payload.protocol = header.u8();
        header.skip(1);
        const std::uint16_t field = header.u16();
        const std::uint32_t id = header.u32();
        packet.fragment = true;
        if (!header.ok())
            return;
        payload.bytes = header.rest();
        const std::size_t offset = field & 0xfff8U;
        const bool more = (field & 1U) != 0;
        if (offset != 0 || more) {
            carryFragment(packet,
                          {packet.sourceIp, packet.destinationIp, id, payload.protocol, offset, more, payload.bytes,
                           packet.frame.time},
                          payload.cut, table);
            return;
        }
        // An atomic fragment (RFC 6946) is whole.
        if (!passExtensions(payload))
            return;
    }
    carry(packet, payload);
}

} // namespace

void decodeNetwork(Packet& packet, const LinkPayload& link, FragmentTable& fragments)
{
    const ByteView bytes = packet.frame.data.subspan(link.offset);
    if (link.etherType == ether_type::kIpv4) {
        decodeIpv4(packet, bytes, fragments);
    } else if (link.etherType == ether_type::kIpv6) {
        decodeIpv6(packet, bytes, fragments);
    } else if (link.etherType == ether_type::kArp) {
        packet.network = NetworkLayer::Arp;
        packet.payload = bytes;
        packet.payloadOffset = static_cast<std::uint32_t>(link.offset);
        // The rest of the shortest frame is filling.
        packet.cut = packet.frame.isCut() && bytes.size() < kArp;
    }
}

} // namespace phonehome

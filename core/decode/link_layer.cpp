// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/link_layer.h"

#include <algorithm>

#include "core/decode/firewall_log.h"
#include "core/decode/wireless.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kOutgoingCooked = 4;

std::uint16_t etherTypeOfVersion(ByteView bytes)
{
    if (bytes.empty())
        return ether_type::kNone;
    switch (bytes[0] >> 4U) {
    case 4: return ether_type::kIpv4;
    case 6: return ether_type::kIpv6;
    default: return ether_type::kNone;
    }
}

/// PPP's protocol field after address and control (RFC 1662) where they were not compressed away. Cisco's own framing
/// over the same lines has other addresses and an EtherType.
std::uint16_t readPpp(ByteReader& in)
{
    const ByteView head = in.peek();
    if (head.size() >= 2 && (head[0] == 0x0f || head[0] == 0x8f)) {
        in.skip(2);
        return in.u16();
    }
    if (head.size() >= 2 && head[0] == 0xff && head[1] == 0x03)
        in.skip(2);
    return readPppProtocol(in);
}

std::uint16_t readEthernet(Packet& packet, ByteReader& in)
{
    const ByteView destination = in.take(6);
    const ByteView source = in.take(6);
    const std::uint16_t type = in.u16();
    if (!in.ok())
        return ether_type::kNone;
    packet.destination = MacAddress::fromBytes(destination);
    packet.source = MacAddress::fromBytes(source);
    return readTags(packet, in, type, true);
}

/// Switch tags between the MACs and the EtherType: 4 bytes of Marvell or Broadcom, 8 with an EtherType of their own.
std::uint16_t readSwitched(Packet& packet, ByteReader& in, std::size_t tag)
{
    packet.destination = MacAddress::fromBytes(in.take(6));
    packet.source = MacAddress::fromBytes(in.take(6));
    in.skip(tag);
    const std::uint16_t type = in.u16();
    return in.ok() ? readTags(packet, in, type, true) : ether_type::kNone;
}

/// What the protocol field of a cooked header stands for: numbers below 1536 are no EtherTypes.
std::uint16_t readCookedProtocol(Packet& packet, ByteReader& in, std::uint16_t type)
{
    constexpr std::uint16_t kLlc = 4;
    return type == kLlc ? readSnap(in) : readTags(packet, in, type, false);
}

/// LINKTYPE_LINUX_SLL.
std::uint16_t readCooked(Packet& packet, ByteReader& in)
{
    packet.outgoing = in.u16() == kOutgoingCooked;
    in.skip(2);
    const std::uint16_t size = in.u16();
    const ByteView address = in.take(8);
    const std::uint16_t type = in.u16();
    if (!in.ok())
        return ether_type::kNone;
    if (size == 6)
        packet.source = MacAddress::fromBytes(address);
    return readCookedProtocol(packet, in, type);
}

/// LINKTYPE_LINUX_SLL2.
std::uint16_t readCooked2(Packet& packet, ByteReader& in)
{
    const std::uint16_t type = in.u16();
    in.skip(8);
    packet.outgoing = in.u8() == kOutgoingCooked;
    const std::uint8_t size = in.u8();
    const ByteView address = in.take(8);
    if (!in.ok())
        return ether_type::kNone;
    if (size == 6)
        packet.source = MacAddress::fromBytes(address);
    return readCookedProtocol(packet, in, type);
}

/// The address family in the byte order of the machine that captured: the smaller reading is the one meant. Some put
/// Cisco's HDLC header there, with its EtherType.
std::uint16_t readFamily(ByteReader& in)
{
    const std::uint32_t big = in.u32();
    switch (std::min(big, __builtin_bswap32(big))) {
    case 2: return ether_type::kIpv4;
    case 10: // Linux
    case 24: // NetBSD, OpenBSD
    case 28: // FreeBSD
    case 30: // macOS
        return ether_type::kIpv6;
    default: break;
    }
    const auto type = static_cast<std::uint16_t>(big);
    return type == ether_type::kIpv4 || type == ether_type::kIpv6 ? type : ether_type::kNone;
}

std::uint16_t readLink(Packet& packet, ByteReader& in)
{
    switch (static_cast<LinkType>(packet.frame.linkType)) {
    case LinkType::Ethernet: return readEthernet(packet, in);
    case LinkType::LinuxSll: return readCooked(packet, in);
    case LinkType::LinuxSll2: return readCooked2(packet, in);
    case LinkType::Null:
    case LinkType::Loop: return readFamily(in);
    case LinkType::RawBsd:
    case LinkType::RawOpenBsd:
    case LinkType::Raw: return etherTypeOfVersion(in.peek());
    case LinkType::Ipv4: return ether_type::kIpv4;
    case LinkType::Ipv6: return ether_type::kIpv6;
    case LinkType::Ppp:
    case LinkType::PppSerial: return readPpp(in);
    case LinkType::PppEther: in.skip(6); return readPppProtocol(in);
    case LinkType::CiscoHdlc: in.skip(2); return in.u16();
    case LinkType::Wireless: return readWireless(packet, in);
    case LinkType::WirelessPrism:
    case LinkType::WirelessAvs: return readPrism(packet, in);
    case LinkType::WirelessRadiotap: return readRadiotap(packet, in);
    case LinkType::Ppi: return readPpi(packet, in);
    case LinkType::Nflog: return readNflog(in);
    case LinkType::Pflog: return readPflog(in);
    case LinkType::SwitchBroadcom:
    case LinkType::SwitchMarvell: return readSwitched(packet, in, 4);
    case LinkType::SwitchMarvellTyped: return readSwitched(packet, in, 8);
    case LinkType::SwitchBroadcomPrefix: in.skip(4); return readEthernet(packet, in);
    }
    return ether_type::kNone;
}

} // namespace

LinkPayload decodeLink(Packet& packet)
{
    ByteReader in(packet.frame.data);
    const std::uint16_t type = readLink(packet, in);
    if (!in.ok())
        return {};
    return {type, in.offset()};
}

} // namespace phonehome

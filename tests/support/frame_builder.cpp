// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frame_builder.h"

#include <algorithm>
#include <array>

#include "tests/support/wire_writer.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kIpv4 = 0x0800;
constexpr std::uint16_t kArp = 0x0806;
constexpr std::uint16_t kIpv6 = 0x86dd;
constexpr std::uint8_t kIcmp = 1;
constexpr std::uint8_t kIgmp = 2;
constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;
constexpr std::size_t kEthernetBytes = 14;
constexpr std::size_t kIpv6HeaderBytes = 40;
constexpr std::size_t kShortestFrame = 60;

ByteView wireBytes(const IpAddress& ip)
{
    const ByteView all = ip.bytes();
    return ip.isV4() ? all.last(4) : all;
}

std::uint32_t sumWords(ByteView bytes, std::uint32_t sum)
{
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        sum += static_cast<std::uint32_t>(bytes[i] << 8 | bytes[i + 1]);
    if (bytes.size() % 2)
        sum += static_cast<std::uint32_t>(bytes.back() << 8);
    return sum;
}

std::uint32_t pseudoHeader(const Route& route, std::uint8_t protocol, std::size_t length)
{
    const auto addresses = sumWords(wireBytes(route.source.address), sumWords(wireBytes(route.destination.address), 0));
    return addresses + protocol + static_cast<std::uint32_t>(length);
}

void ethernet(WireWriter& out, const Route& route, std::uint16_t type)
{
    out.bytes(route.destinationMac.octets).bytes(route.sourceMac.octets).u16(type);
}

/// Options must come in multiples of four bytes; IPv6 has none.
void internet(WireWriter& out, const Route& route, std::uint8_t protocol, std::size_t length, ByteView options = {})
{
    if (route.source.address.isV6()) {
        ethernet(out, route, kIpv6);
        out.u32(0x60000000).u16(length).u8(protocol).u8(route.ttl);
        out.bytes(wireBytes(route.source.address)).bytes(wireBytes(route.destination.address));
        return;
    }
    ethernet(out, route, kIpv4);
    const std::size_t start = out.size();
    const std::size_t header = 20 + options.size();
    out.u8(0x40 | header / 4).u8(0).u16(header + length).u16(route.id).u16(route.dontFragment ? 0x4000 : 0);
    out.u8(route.ttl).u8(protocol).u16(0);
    out.bytes(wireBytes(route.source.address)).bytes(wireBytes(route.destination.address)).bytes(options);
    out.setU16(start + 10, internetChecksum(out.view().subspan(start)));
}

std::vector<std::uint8_t> arp(const Route& route, std::uint16_t operation, const MacAddress& target)
{
    WireWriter out;
    ethernet(out, route, kArp);
    out.u16(1).u16(kIpv4).u8(6).u8(4).u16(operation);
    out.bytes(route.sourceMac.octets).bytes(wireBytes(route.source.address));
    out.bytes(target.octets).bytes(wireBytes(route.destination.address));
    return out.take();
}

} // namespace

std::uint16_t internetChecksum(ByteView bytes, std::uint32_t start)
{
    std::uint32_t sum = sumWords(bytes, start);
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

MacAddress multicastMac(const IpAddress& group)
{
    const auto& b = group.bytes();
    if (group.isV6())
        return {{0x33, 0x33, b[12], b[13], b[14], b[15]}};
    return {{0x01, 0x00, 0x5e, static_cast<std::uint8_t>(b[13] & 0x7f), b[14], b[15]}};
}

std::vector<std::uint8_t> udpFrame(const Route& route, ByteView payload)
{
    const std::size_t length = 8 + payload.size();
    WireWriter out;
    out.reserve(kEthernetBytes + kIpv6HeaderBytes + length);
    internet(out, route, kUdp, length);
    const std::size_t start = out.size();
    out.u16(route.source.port).u16(route.destination.port).u16(length).u16(0).bytes(payload);
    const auto sum = internetChecksum(out.view().subspan(start), pseudoHeader(route, kUdp, length));
    out.setU16(start + 6, sum == 0 ? 0xffff : sum); // 0 would say "no checksum" (RFC 768)
    return out.take();
}

std::vector<std::uint8_t> tcpFrame(const Route& route, const TcpSegment& segment, ByteView payload)
{
    const bool syn = segment.flags & tcp_flag::kSyn;
    const std::size_t header = syn ? 28 : 20;
    const std::size_t length = header + payload.size();
    WireWriter out;
    out.reserve(kEthernetBytes + kIpv6HeaderBytes + length);
    internet(out, route, kTcp, length);
    const std::size_t start = out.size();
    out.u16(route.source.port).u16(route.destination.port);
    out.u32(segment.sequence).u32(segment.acknowledgement);
    out.u8(header / 4 << 4).u8(segment.flags).u16(segment.window).u16(0).u16(0);
    if (syn)
        out.u32(0x020405b4).u32(0x01010402); // MSS 1460, two no-operations, SACK permitted
    out.bytes(payload);
    out.setU16(start + 16, internetChecksum(out.view().subspan(start), pseudoHeader(route, kTcp, length)));
    return out.take();
}

std::vector<std::uint8_t> igmpReportFrame(const Route& route, const IpAddress& group)
{
    constexpr std::array<std::uint8_t, 4> kRouterAlert{0x94, 0x04, 0x00, 0x00};
    constexpr std::uint8_t kVersion2Report = 0x16;
    WireWriter out;
    internet(out, route, kIgmp, 8, kRouterAlert);
    const std::size_t start = out.size();
    out.u8(kVersion2Report).u8(0).u16(0).bytes(wireBytes(group));
    out.setU16(start + 2, internetChecksum(out.view().subspan(start)));
    return out.take();
}

std::vector<std::uint8_t> echoFrame(const Route& route, bool reply, std::uint16_t id, std::uint16_t sequence)
{
    WireWriter message;
    message.u8(reply ? 0 : 8).u8(0).u16(0).u16(id).u16(sequence).u32(0x61626364);
    message.setU16(2, internetChecksum(message.view()));
    WireWriter out;
    internet(out, route, kIcmp, message.size());
    out.bytes(message.view());
    return out.take();
}

std::vector<std::uint8_t> arpRequestFrame(const MacAddress& sender, const IpAddress& senderIp, const IpAddress& target)
{
    Route route;
    route.sourceMac = sender;
    route.destinationMac.octets.fill(0xff);
    route.source.address = senderIp;
    route.destination.address = target;
    return arp(route, 1, MacAddress{});
}

std::vector<std::uint8_t> arpReplyFrame(const Route& route)
{
    return arp(route, 2, route.destinationMac);
}

std::vector<std::uint8_t> padded(std::vector<std::uint8_t> frame)
{
    frame.resize(std::max(frame.size(), kShortestFrame));
    return frame;
}

} // namespace phonehome

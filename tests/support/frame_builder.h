// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/bytes.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// From where to where one frame goes, on both layers. IPv4 or IPv6 by the source address; both must be of one kind.
struct Route {
    MacAddress sourceMac;
    MacAddress destinationMac;
    Endpoint source;
    Endpoint destination;
    std::uint8_t ttl = 64;
    std::uint16_t id = 0; ///< IPv4 identification
    bool dontFragment = false;
};

namespace tcp_flag {
inline constexpr std::uint8_t kFin = 0x01;
inline constexpr std::uint8_t kSyn = 0x02;
inline constexpr std::uint8_t kRst = 0x04;
inline constexpr std::uint8_t kPsh = 0x08;
inline constexpr std::uint8_t kAck = 0x10;
} // namespace tcp_flag

struct TcpSegment {
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgement = 0;
    std::uint8_t flags = tcp_flag::kAck;
    std::uint16_t window = 5840;
};

/// The sixteen-bit ones' complement sum of RFC 1071, complemented; continue from an earlier sum by `start`.
std::uint16_t internetChecksum(ByteView bytes, std::uint32_t start = 0);

/// 01:00:5e or 33:33 and the low bits of a multicast address (RFC 1112 s6.4, 2464 s7).
MacAddress multicastMac(const IpAddress& group);

/// Ethernet II frames with right lengths and checksums, without FCS. None is padded: see padded().
std::vector<std::uint8_t> udpFrame(const Route& route, ByteView payload);
/// A segment with SYN carries the options MSS 1460 and SACK permitted.
std::vector<std::uint8_t> tcpFrame(const Route& route, const TcpSegment& segment, ByteView payload = {});
/// IGMPv2 membership report (RFC 2236) with the Router Alert option; the route's ports do not matter.
std::vector<std::uint8_t> igmpReportFrame(const Route& route, const IpAddress& group);
/// ICMP echo request (type 8) or reply (0), RFC 792; the route's ports do not matter. IPv4 only.
std::vector<std::uint8_t> echoFrame(const Route& route, bool reply, std::uint16_t id, std::uint16_t sequence);
/// Request: broadcast, who-has target. `target` of a reply gets its MAC as well.
std::vector<std::uint8_t> arpRequestFrame(const MacAddress& sender, const IpAddress& senderIp, const IpAddress& target);
std::vector<std::uint8_t> arpReplyFrame(const Route& route);

/// Zeros up to the 60 bytes that Ethernet demands: what a capture shows of short frames that were received.
std::vector<std::uint8_t> padded(std::vector<std::uint8_t> frame);

} // namespace phonehome

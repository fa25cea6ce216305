// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/net/five_tuple.h"
#include "core/net/frame.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

enum class NetworkLayer : std::uint8_t { None, Ipv4, Ipv6, Arp };

namespace ip_protocol {
inline constexpr std::uint8_t kIcmp = 1;
inline constexpr std::uint8_t kIgmp = 2;
inline constexpr std::uint8_t kTcp = 6;
inline constexpr std::uint8_t kUdp = 17;
inline constexpr std::uint8_t kIcmp6 = 58;
inline constexpr std::uint8_t kNone = 255; ///< no transport reached
} // namespace ip_protocol

/// Of what a capture shows more than once: of several interfaces, or of all of a router's (`tcpdump -i any`).
enum class PacketCopy : std::uint8_t {
    None,
    Same,       ///< said already by an earlier frame, as it was or with fewer hops left
    Translated, ///< the far side of an address translation, whose near side the capture shows too
};

struct TcpHeader {
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgement = 0;
    bool fin = false;
    bool syn = false;
    bool rst = false;
    bool ack = false;
};

/// What a frame's headers say, down to its transport payload: the outermost IP packet only.
struct Layers {
    std::optional<MacAddress> source;      ///< Ethernet, or the sender of a cooked frame
    std::optional<MacAddress> destination; ///< Ethernet only
    std::uint16_t vlan = 0;                ///< outermost VLAN id, 0 = none
    bool outgoing = false;                 ///< cooked: sent by the capturing machine
    bool encrypted = false;                ///< 802.11: only its addresses can be read
    NetworkLayer network = NetworkLayer::None;
    IpAddress sourceIp;
    IpAddress destinationIp;
    std::uint8_t hopLimit = 0;
    bool fragment = false; ///< part of a fragmented datagram
    /// Transport protocol after IPv6 extension headers; of a fragment only on the frame that completes the datagram.
    std::uint8_t transport = ip_protocol::kNone;
    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    TcpHeader tcp;
    /// What it says of its own sender or, of a DHCP server, its receiver: see readClaims().
    std::optional<MacAddress> client; ///< DHCP: the client at the end that the frame has no MAC of
    IpAddress claimed;               ///< ARP, DHCP, NA: the address that the sender or the client holds; or unspecified
    bool icmpAnswer = false;         ///< an ICMP error about another packet, or a reply
    ByteView payload;                ///< of UDP, TCP, ICMP or ARP; of a completed datagram in the reassembler's memory
    std::uint32_t payloadOffset = 0; ///< where payload starts in the frame's data; 0 with reassembled set
    bool reassembled = false;        ///< payload was put together from fragments
    bool cut = false;                ///< the snap length took bytes of the payload
    PacketCopy copy = PacketCopy::None;
    /// Cooked: the capturing machine hands on what came in a frame before; the source MAC is one of its own.
    bool handedOn = false;
    std::uint32_t connection = 0; ///< connectionHash(), once it was worked out

    bool isUdp() const { return transport == ip_protocol::kUdp; }
    bool isTcp() const { return transport == ip_protocol::kTcp; }
    bool hasPort(std::uint16_t port) const { return sourcePort == port || destinationPort == port; }
    Endpoint from() const { return {sourceIp, sourcePort}; }
    Endpoint to() const { return {destinationIp, destinationPort}; }
    /// Low bits of the hash of its 5-tuple: whoever keeps connections asks for it.
    std::uint32_t connectionHash() const
    {
        return connection != 0 ? connection
                               : static_cast<std::uint32_t>(std::hash<FiveTuple>{}({from(), to(), transport}));
    }
};

/// A frame taken apart.
struct Packet : Layers {
    Frame frame;
};

} // namespace phonehome

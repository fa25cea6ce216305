// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// What kind of message it is, the same for both versions of IP.
enum class IcmpKind : std::uint8_t {
    Other,
    EchoRequest,
    EchoReply,
    Unreachable,
    PacketTooBig,
    Redirect,
    TimeExceeded,
    ParameterProblem,
    RouterSolicitation,
    RouterAdvertisement,
    NeighbourSolicitation,
    NeighbourAdvertisement,
};

/// "echo request" …
const char* icmpKindText(IcmpKind kind);

/// The packet that an error message is about, by its header: never traffic of its own.
struct QuotedPacket {
    Endpoint from; ///< port 0 where the transport has none or it was cut
    Endpoint to;
    std::uint8_t transport = 0; ///< IP protocol number
};

/// A prefix that a router announces (RFC 4861 s4.6.2).
struct AnnouncedPrefix {
    IpAddress prefix;
    std::uint8_t length = 0;
    std::uint32_t validSeconds = 0;
};

/// ICMP (RFC 792) and ICMPv6 (RFC 4443, 4861, 8106). Multicast listener messages are membership's.
struct IcmpMessage {
    bool v6 = false;
    std::uint8_t type = 0;
    std::uint8_t code = 0;
    IcmpKind kind = IcmpKind::Other;
    std::uint16_t id = 0; ///< of echo
    std::uint16_t sequence = 0;
    std::optional<QuotedPacket> quoted;
    std::optional<IpAddress> target;       ///< of neighbour messages and redirects
    std::optional<MacAddress> linkAddress; ///< source or target link-layer address option
    std::uint16_t routerLifetime = 0;      ///< seconds; router advertisements
    std::vector<AnnouncedPrefix> prefixes; ///< at most 64
    std::vector<IpAddress> dnsServers;     ///< RDNSS, at most 64
};

/// payload: the ICMP message, its type first.
Decoded<IcmpMessage> decodeIcmp(ByteView payload, bool v6);

} // namespace phonehome

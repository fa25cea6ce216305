// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
    bool onLink = false;
    bool autonomous = false; ///< hosts may make addresses of it
    std::uint32_t validSeconds = 0;
    std::uint32_t preferredSeconds = 0;
};

/// A resolver and a search domain that a router announces (RFC 8106 s5.1, 5.2).
struct AnnouncedServer {
    IpAddress address;
    std::uint32_t seconds = 0;
};
struct AnnouncedDomain {
    std::string name;
    std::uint32_t seconds = 0;
};

/// What a router says of itself and its network (RFC 4861 s4.2, 4191, 8106; RFC 1256 s3 has the lifetime alone).
/// 0xffffffff seconds: for ever. Each list has at most 64 entries.
struct RouterFacts {
    std::uint8_t hopLimit = 0;   ///< for packets that hosts send; 0 = says nothing
    bool managed = false;        ///< addresses come by DHCPv6
    bool otherByDhcp = false;    ///< other settings come by DHCPv6
    std::uint8_t preference = 0; ///< RFC 4191 s2.1: 1 high, 3 low, else medium
    std::uint16_t lifetime = 0;  ///< seconds as a default router; 0 = it is none
    std::optional<std::uint32_t> mtu;
    std::vector<AnnouncedPrefix> prefixes;
    std::vector<AnnouncedServer> dnsServers;
    std::vector<AnnouncedDomain> searchList;
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
    RouterFacts router;                    ///< of router advertisements
};

/// payload: the ICMP message, its type first.
Decoded<IcmpMessage> decodeIcmp(ByteView payload, bool v6);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/net/ip_address.h"

namespace phonehome {

enum class MembershipKind : std::uint8_t {
    Query,  ///< a router asks who listens
    Report, ///< the sender listens to these groups
    Leave,  ///< the sender no longer does
};

/// "query", "report", "leave"
const char* membershipKindText(MembershipKind kind);

/// Who listens to which multicast groups: IGMP (RFC 1112, 2236, 3376) and MLD (RFC 2710, 3810). A report of version 3
/// that both joins and leaves is a report of what it joins.
struct MembershipMessage {
    MembershipKind kind{};
    std::uint8_t version = 0;      ///< of IGMP 1 to 3, of MLD 1 or 2
    std::vector<IpAddress> groups; ///< at most 256; none in a query to all groups
};

/// Is it one by its type? MLD shares the number space of ICMPv6.
bool isMembershipType(std::uint8_t type, bool v6);
/// payload: the IGMP or ICMPv6 message, its type first.
Decoded<MembershipMessage> decodeMembership(ByteView payload, bool v6);

} // namespace phonehome

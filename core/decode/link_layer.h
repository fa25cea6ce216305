// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/decode/packet.h"

namespace phonehome {

namespace ether_type {
inline constexpr std::uint16_t kNone = 0;
inline constexpr std::uint16_t kIpv4 = 0x0800;
inline constexpr std::uint16_t kArp = 0x0806;
inline constexpr std::uint16_t kIpv6 = 0x86dd;
} // namespace ether_type

/// What a frame carries above its link layer.
struct LinkPayload {
    std::uint16_t etherType = ether_type::kNone; ///< kNone: nothing we read
    std::size_t offset = 0;                      ///< in frame.data
};

/// Takes the link layer of packet.frame off: Ethernet with any number of VLAN tags, LLC/SNAP and PPPoE, Linux cooked
/// v1 and v2, raw IP, BSD null/loop, PPP, Cisco HDLC. Sets the packet's MACs, VLAN and direction.
LinkPayload decodeLink(Packet& packet);

} // namespace phonehome

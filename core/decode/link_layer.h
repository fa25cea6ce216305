// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/decode/link_tags.h"
#include "core/decode/packet.h"

namespace phonehome {

/// What a frame carries above its link layer.
struct LinkPayload {
    std::uint16_t etherType = ether_type::kNone; ///< kNone: nothing we read
    std::size_t offset = 0;                      ///< in frame.data
};

/// Takes the link layer of packet.frame off: Ethernet with any number of VLAN tags, LLC/SNAP and PPPoE, Linux cooked
/// v1 and v2, raw IP, BSD null/loop, PPP, Cisco HDLC, 802.11, firewall logs, switch tags. Sets the packet's MACs, VLAN
/// and direction.
LinkPayload decodeLink(Packet& packet);

} // namespace phonehome

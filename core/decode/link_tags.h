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

/// What stands between a link header's EtherType and the network layer: any number of VLAN tags (802.1Q, 802.1ad), a
/// Realtek switch tag, LLC/SNAP where the type may be a length, a PPPoE session. Gives the EtherType behind them all;
/// kNone for what is not read. Notes the outermost VLAN.
std::uint16_t readTags(Packet& packet, ByteReader& in, std::uint16_t type, bool mayBeLength);

/// LLC with SNAP (802.2, RFC 1042), also in the form of 802.1H: the EtherType in it; kNone for any other LLC.
std::uint16_t readSnap(ByteReader& in);

/// PPP's protocol field (RFC 1661 s2), of one byte where it is compressed, as the EtherType it stands for.
std::uint16_t readPppProtocol(ByteReader& in);

} // namespace phonehome

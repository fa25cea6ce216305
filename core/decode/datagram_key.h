// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

#include "core/decode/packet.h"

namespace phonehome {

/// Which datagram a fragment is of. RFC 791 s3.2 numbers the datagrams of each protocol apart; RFC 8200 s4.5 those
/// between two hosts, whatever each fragment says comes next.
struct DatagramKey {
    IpAddress source;
    IpAddress destination;
    std::uint32_t id = 0;      ///< IP identification
    std::uint8_t protocol = 0; ///< 0 in version 6
    bool carried = false;      ///< in a frame that a router put into another datagram
    auto operator<=>(const DatagramKey&) const = default;
};

/// That of the outermost IP packet, read from the frame. nullopt where it is whole, an atomic fragment (RFC 6946) too,
/// or where its headers are cut before they say.
std::optional<DatagramKey> datagramKey(const Packet& packet);

} // namespace phonehome

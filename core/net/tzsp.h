// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/bytes.h"
#include "core/net/frame.h"

namespace phonehome {

inline constexpr std::uint16_t kTzspPort = 37008;

/// What a datagram to TZSP's port holds.
enum class TzspKind : std::uint8_t {
    Frame,
    KeepAlive, ///< or another message of the protocol that carries nothing
    Foreign,   ///< a frame of a link layer that is not read here
    Malformed, ///< no TZSP of version 1, or cut short
};

/// A frame that a router sent on to whoever captures, inside a UDP datagram.
struct TzspMessage {
    TzspKind kind = TzspKind::Malformed;
    LinkType linkType{};
    ByteView bytes;           ///< within the payload; not empty for Frame
    std::uint32_t length = 0; ///< on the wire, where the router says that it cut the frame; else as bytes
};

/// TaZmen Sniffer Protocol as MikroTik's routers stream it: version 1, a received packet, Ethernet or 802.11 with and
/// without headers by the card; tags are stepped over, but for the frame's original length.
TzspMessage decodeTzsp(ByteView payload);

} // namespace phonehome

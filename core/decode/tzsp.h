// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/net/frame.h"

namespace phonehome {

inline constexpr std::uint16_t kTzspPort = 37008;

/// A frame that a router sent on to whoever captures, inside a UDP datagram.
struct CarriedFrame {
    LinkType linkType{};
    ByteView bytes; ///< within the payload
};

/// TaZmen Sniffer Protocol as MikroTik's routers stream it: version 1, a received packet, Ethernet or 802.11; tags are
/// stepped over. nullopt: keep-alive messages, other encapsulations, and what is no TZSP at all.
std::optional<CarriedFrame> decodeTzsp(ByteView payload);

} // namespace phonehome

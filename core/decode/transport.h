// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decode/packet.h"

namespace phonehome {

/// Reads the transport header at the start of packet.payload and moves payload behind it. UDP (RFC 768), TCP
/// (RFC 9293), others by number alone. Of a header that is cut, the ports are enough to know whose talk it is; without
/// them, transport stays kNone.
void decodeTransport(Packet& packet, std::uint8_t protocol);

} // namespace phonehome

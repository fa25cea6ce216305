// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decode/fragments.h"
#include "core/decode/link_layer.h"
#include "core/decode/packet.h"

namespace phonehome {

/// Reads the outermost IP packet and its transport header into packet: IPv4 (RFC 791), IPv6 with hop-by-hop, routing,
/// destination and fragment headers (RFC 8200). Fragments wait in table; the one that completes a datagram carries it.
/// What is too short to be an IP header leaves packet.network at None.
void decodeNetwork(Packet& packet, const LinkPayload& link, FragmentTable& fragments);

} // namespace phonehome

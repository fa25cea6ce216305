// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/analysis/flow.h"
#include "core/decode/packet.h"

namespace phonehome {

/// Where servers wait: the system range, and ports above it that are as well known.
bool isServicePort(std::uint16_t port);
/// To many: multicast or broadcast, by either header.
bool isToGroup(const Packet& packet);
/// Did the packet's sender begin the talk? What the headers say first, then which port looks like a server's.
bool senderBegan(const Packet& packet);
/// Did the talk that this packet is the first of begin with its owner? Not by what is only likely of two in general:
/// a packet that comes in between ports that say nothing began it.
bool ownerBegan(const Packet& packet, bool ownerSends);
/// What the sender says of its own accord with the packet, in a talk that it began.
OwnWord ownWordOf(const Packet& packet);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/decode/packet.h"

namespace phonehome {

/// An IEEE 802.11 frame with or without what the capturing card wrote before it (radiotap, PPI, Prism, AVS). Data
/// frames that are open carry LLC/SNAP: gives its EtherType. Encrypted ones set packet.encrypted. Management and
/// control frames, fragments and A-MSDUs give kNone. Sets the packet's MACs of every data frame.
std::uint16_t readWireless(Packet& packet, ByteReader& in);
std::uint16_t readRadiotap(Packet& packet, ByteReader& in);
std::uint16_t readPpi(Packet& packet, ByteReader& in);
std::uint16_t readPrism(Packet& packet, ByteReader& in);

} // namespace phonehome

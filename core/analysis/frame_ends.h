// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/device_table.h"
#include "core/decode/packet.h"

namespace phonehome {

/// The devices at a frame's two ends: of its MACs; of its addresses at home, or of what its DHCP message says, where
/// the link names no MACs. Invalid = not known, or nobody.
struct FrameEnds {
    DeviceId sender;
    DeviceId receiver;
};

/// Finds them, and counts the frame for both.
FrameEnds countEnds(DeviceTable& devices, const Packet& packet);

/// From a DHCP server to its client: the address that it goes to may not be the client's yet.
bool isHandingOut(const Packet& packet);

} // namespace phonehome

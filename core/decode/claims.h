// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decode/packet.h"

namespace phonehome {

/// Reads what must be known of a packet before its message is told, out of the payload: the fields client, claimed and
/// icmpAnswer. Whatever is malformed or cut says nothing.
void readClaims(Packet& packet);

} // namespace phonehome

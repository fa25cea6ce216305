// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/transactions.h"
#include "core/decode/arp.h"
#include "core/decode/icmp.h"

namespace phonehome {

/// What messages that no router hands on say of who is on the link: prefixes that routers announce as such, whom a host
/// asks the link for and who answers (RFC 4861). An answer that lets another one stand is a proxy's (s7.2.8): it tells
/// of an address, not whose it is.
void learnNeighbours(DeviceTable& devices, const IcmpMessage& message, const Sighting& sighting);
/// The same of ARP: whoever asks says which address he has. Answers may be a proxy's (RFC 1027).
void learnNeighbours(DeviceTable& devices, const ArpMessage& message, const Sighting& sighting);

} // namespace phonehome

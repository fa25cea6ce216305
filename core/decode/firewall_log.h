// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/decode/packet.h"

namespace phonehome {

/// Packets as firewalls log them: the header names the address family, the packet begins with its IP header.
/// Linux' NFLOG: type-length-value fields in the byte order of the machine that captured.
std::uint16_t readNflog(ByteReader& in);
/// PFLOG of OpenBSD's packet filter, of pfSense and OPNsense; older and newer headers differ in length only.
std::uint16_t readPflog(ByteReader& in);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// One name of NetBIOS (RFC 1001 s14.1): 15 characters, and what it is a name of.
struct NetbiosName {
    std::string name;        ///< without the blanks it was filled up with, bad bytes as U+FFFD
    std::uint8_t suffix = 0; ///< 0x00 workstation, 0x20 file server, 0x1b to 0x1e roles in a domain
    bool group = false;      ///< shared by many, for instance the workgroup
};

enum class NbnsKind : std::uint8_t { Query, Registration, Release, Other };

/// NetBIOS name service (RFC 1002 s4.2) on UDP port 137.
struct NbnsMessage {
    std::uint16_t id = 0;
    bool response = false;
    NbnsKind kind = NbnsKind::Other;
    std::uint8_t rcode = 0;
    std::string question; ///< the name asked for, as NetbiosName's; empty without
    std::uint8_t questionSuffix = 0;
    std::vector<IpAddress> addresses; ///< of NB records, at most 64
    std::vector<NetbiosName> names;   ///< what a node status answer or a registration says of its sender, at most 64
};

/// Names must be of 32 half-ASCII letters (RFC 1001 s14.1) or a pointer to such.
Decoded<NbnsMessage> decodeNbns(ByteView message);

/// "NAS<20>"
std::string netbiosText(const std::string& name, std::uint8_t suffix);

} // namespace phonehome

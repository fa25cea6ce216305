// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// RFC 826, Ethernet and IPv4 only; probe and gratuitous by RFC 5227.
struct ArpMessage {
    std::uint16_t operation = 0; ///< 1 request, 2 reply
    MacAddress senderMac;
    IpAddress senderIp;
    MacAddress targetMac;
    IpAddress targetIp;

    bool isProbe() const { return operation == 1 && senderIp.isUnspecified(); }
    bool isAnnouncement() const { return senderIp == targetIp && !senderIp.isUnspecified(); }
};

Decoded<ArpMessage> decodeArp(ByteView message);

} // namespace phonehome

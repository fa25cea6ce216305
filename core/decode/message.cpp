// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/message.h"

#include <array>

namespace phonehome {

const char* protocolId(Protocol protocol)
{
    static constexpr std::array<const char*, kProtocolCount> kIds{"other", "stun", "ntp",  "ssdp",  "mdns",     "dns",
                                                                  "tls",   "dhcp", "arp",  "icmp",  "referral", "http",
                                                                  "llmnr", "nbns", "igmp", "dhcp6", "pcp"};
    return kIds[static_cast<std::size_t>(protocol)];
}

} // namespace phonehome

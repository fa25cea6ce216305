// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/message.h"

#include <array>

#include "core/base/text.h"

namespace phonehome {

const char* protocolId(Protocol protocol)
{
    static constexpr std::array<const char*, kProtocolCount> kIds{"other", "stun", "ntp",  "ssdp",  "mdns",     "dns",
                                                                  "tls",   "dhcp", "arp",  "icmp",  "referral", "http",
                                                                  "llmnr", "nbns", "igmp", "dhcp6", "pcp"};
    return kIds[static_cast<std::size_t>(protocol)];
}

std::optional<Protocol> protocolById(std::string_view id)
{
    for (std::size_t p = 0; p < kProtocolCount; ++p) {
        const auto protocol = static_cast<Protocol>(p);
        if (equalsIgnoringAsciiCase(id, protocolId(protocol)))
            return protocol;
    }
    return std::nullopt;
}

} // namespace phonehome

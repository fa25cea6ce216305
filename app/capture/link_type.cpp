// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/link_type.h"

#include <array>

#include <linux/if_arp.h>
#include <pcap/dlt.h>

namespace phonehome {

namespace {

struct Pair {
    int dlt;
    std::uint32_t linkType;
};

// All others are the same number.
constexpr std::array kDiffering{Pair{DLT_ATM_RFC1483, 100}, Pair{DLT_RAW, 101}, Pair{DLT_SLIP_BSDOS, 102},
                                Pair{DLT_PPP_BSDOS, 103}, Pair{DLT_ATM_CLIP, 106}};

} // namespace

std::uint32_t linkTypeOfDlt(int dlt)
{
    for (const Pair& pair : kDiffering)
        if (pair.dlt == dlt)
            return pair.linkType;
    return static_cast<std::uint32_t>(dlt);
}

int dltOfLinkType(std::uint32_t linkType)
{
    for (const Pair& pair : kDiffering)
        if (pair.linkType == linkType)
            return pair.dlt;
    return static_cast<int>(linkType);
}

std::optional<std::uint32_t> linkTypeOfHardware(unsigned hardware)
{
    switch (hardware) {
    case ARPHRD_ETHER:
    case ARPHRD_LOOPBACK: return 1;
    case ARPHRD_NONE: // tun, WireGuard
    case ARPHRD_TUNNEL:
    case ARPHRD_TUNNEL6:
    case ARPHRD_SIT:
    case ARPHRD_RAWIP: return 101;
    case ARPHRD_IEEE80211: return 105;
    case ARPHRD_IEEE80211_PRISM: return 119;
    case ARPHRD_IEEE80211_RADIOTAP: return 127;
    case ARPHRD_CAN:
    case ARPHRD_NETLINK:
    case ARPHRD_VSOCKMON:
    case ARPHRD_IEEE802154:
    case ARPHRD_IEEE802154_MONITOR: return std::nullopt;
    default: // libpcap reads what it does not know as "cooked"
        return 113;
    }
}

} // namespace phonehome

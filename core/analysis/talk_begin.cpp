// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/talk_begin.h"

#include <algorithm>
#include <array>

namespace phonehome {

bool isServicePort(std::uint16_t port)
{
    constexpr std::array<std::uint16_t, 14> kAbove{1900, 3475, 3478, 3479, 5222, 5223, 5228,
                                                   5349, 5353, 5355, 8080, 8443, 8883, 19302};
    return port < 1024 || std::find(kAbove.begin(), kAbove.end(), port) != kAbove.end();
}

bool isToGroup(const Packet& p)
{
    return p.destinationIp.isMulticast() || p.destinationIp.isLimitedBroadcast() ||
           (p.destination && p.destination->isGroup());
}

bool senderBegan(const Packet& p)
{
    if (p.isTcp() && p.tcp.syn)
        return !p.tcp.ack;
    // Both ends of DHCP have a port of the system's range: the server's is the lower (RFC 2131 s4.1), in IPv6 the higher
    // (RFC 8415 s7.2).
    if (p.isUdp() && p.hasPort(67) && p.hasPort(68))
        return p.destinationPort == 67;
    if (p.isUdp() && p.hasPort(546) && p.hasPort(547))
        return p.destinationPort == 547;
    const bool toService = isServicePort(p.destinationPort);
    const bool fromService = isServicePort(p.sourcePort);
    if (toService != fromService)
        return toService;
    if (p.sourceIp.isInternet() != p.destinationIp.isInternet())
        return p.destinationIp.isInternet();
    return true;
}

bool ownerBegan(const Packet& p, bool ownerSends)
{
    if (ownerSends)
        return senderBegan(p) || isToGroup(p);
    if (p.isTcp() && p.tcp.syn)
        return p.tcp.ack;
    return isServicePort(p.sourcePort);
}

OwnWord ownWordOf(const Packet& p)
{
    if (p.isTcp()) {
        if (p.tcp.rst)
            return OwnWord::None;
        if (p.tcp.syn)
            return p.tcp.ack ? OwnWord::None : OwnWord::Opening;
        return p.payload.empty() && !p.cut ? OwnWord::None : OwnWord::Running;
    }
    return p.icmpAnswer ? OwnWord::None : OwnWord::Opening;
}

} // namespace phonehome

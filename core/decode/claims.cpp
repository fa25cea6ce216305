// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/claims.h"

#include <algorithm>
#include <array>

#include "core/decode/arp.h"
#include "core/decode/dhcp.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kDhcpServer = 67;
constexpr std::uint16_t kDhcpClient = 68;

/// Errors about others' packets, and replies (RFC 792, 950, 4443, 4861).
bool isIcmpAnswer(std::uint8_t type, bool v6)
{
    constexpr std::array<std::uint8_t, 8> kV4{0, 3, 4, 5, 11, 12, 14, 18};
    constexpr std::uint8_t kFirstInformation = 128;
    constexpr std::uint8_t kEchoReply = 129;
    constexpr std::uint8_t kNeighbourAdvertisement = 136;
    if (!v6)
        return std::find(kV4.begin(), kV4.end(), type) != kV4.end();
    return type < kFirstInformation || type == kEchoReply || type == kNeighbourAdvertisement;
}

void readDhcp(Packet& p)
{
    const bool byServer = p.sourcePort == kDhcpServer && p.destinationPort == kDhcpClient;
    const bool byClient = p.sourcePort == kDhcpClient && p.destinationPort == kDhcpServer;
    if (!(byServer && !p.destination) && !(byClient && !p.source))
        return;
    const auto message = decodeDhcp(p.payload);
    if (!message || message->op != (byServer ? 2 : 1) || !message->clientMac)
        return;
    if (byServer) {
        p.client = message->clientMac;
        if (message->type == DhcpType::Ack)
            p.claimed = p.destinationIp;
    } else if (p.sourceIp.isUnspecified() || p.sourceIp == message->clientIp) { // no relay's, which has its own address
        p.client = message->clientMac;
        p.claimed = p.sourceIp;
    }
}

} // namespace

void readClaims(Packet& p)
{
    if (p.isUdp()) {
        readDhcp(p);
    } else if (p.network == NetworkLayer::Arp) {
        const auto arp = decodeArp(p.payload);
        if (arp && arp->senderMac == p.source)
            p.claimed = arp->senderIp;
    } else if ((p.transport == ip_protocol::kIcmp || p.transport == ip_protocol::kIcmp6) && !p.payload.empty()) {
        p.icmpAnswer = isIcmpAnswer(p.payload[0], p.transport == ip_protocol::kIcmp6);
    }
}

} // namespace phonehome

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
    constexpr std::uint8_t kRedirect = 137;
    if (!v6)
        return std::find(kV4.begin(), kV4.end(), type) != kV4.end();
    return type < kFirstInformation || type == kEchoReply || type == kNeighbourAdvertisement || type == kRedirect;
}

/// A neighbour advertisement from the link (RFC 4861 s7.1.2) that lets no other one stand, as a proxy's does (s7.2.8).
void readNeighbour(Packet& p)
{
    constexpr std::uint8_t kAdvertisement = 136;
    constexpr std::uint8_t kOverride = 0x20;
    ByteReader in(p.payload);
    const std::uint8_t type = in.u8();
    in.skip(3);
    const std::uint8_t flags = in.u8();
    in.skip(3);
    const ByteView target = in.take(16);
    if (in.ok() && type == kAdvertisement && p.hopLimit == 255 && (flags & kOverride) != 0)
        p.claimed = IpAddress::fromBytes(target);
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
        if (p.icmpAnswer && p.transport == ip_protocol::kIcmp6)
            readNeighbour(p);
    }
}

} // namespace phonehome

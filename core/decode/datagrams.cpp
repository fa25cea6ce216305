// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/datagrams.h"

#include <algorithm>
#include <array>

namespace phonehome {

namespace {

constexpr std::size_t kSearchersMax = 4096;

template <typename T> Decoded<Message> wrap(Decoded<T> decoded)
{
    if (!decoded)
        return tl::make_unexpected(decoded.error());
    return Decoded<Message>(tl::in_place, std::move(*decoded));
}

Decoded<Message> readStun(ByteView b)
{
    return wrap(decodeStun(b));
}
Decoded<Message> readDns(ByteView b)
{
    return wrap(decodeDns(b));
}
Decoded<Message> readNtp(ByteView b)
{
    return wrap(decodeNtp(b));
}
Decoded<Message> readSsdp(ByteView b)
{
    return wrap(decodeSsdp(b));
}
Decoded<Message> readNbns(ByteView b)
{
    return wrap(decodeNbns(b));
}
Decoded<Message> readDhcp(ByteView b)
{
    return wrap(decodeDhcp(b));
}
Decoded<Message> readDhcp6(ByteView b)
{
    return wrap(decodeDhcp6(b));
}
Decoded<Message> readPcp(ByteView b)
{
    return wrap(decodePcp(b));
}

bool isStun(const Packet& p, const Datagrams&)
{
    return looksLikeStun(p.payload) && (std::size_t{p.payload[2]} << 8U | p.payload[3]) + 20 == p.payload.size();
}
bool isDns(const Packet& p, const Datagrams&)
{
    return p.hasPort(53);
}
bool isMdns(const Packet& p, const Datagrams&)
{
    return p.hasPort(5353);
}
bool isNtp(const Packet& p, const Datagrams&)
{
    return p.hasPort(123);
}
bool isSsdp(const Packet& p, const Datagrams& context)
{
    return p.hasPort(1900) || (context.hasSearched(p.to()) && looksLikeSsdpReply(p.payload));
}
bool isDhcp(const Packet& p, const Datagrams&)
{
    return p.hasPort(67) || (p.sourcePort == 68 && p.destinationPort == 68);
}
bool isLlmnr(const Packet& p, const Datagrams&)
{
    return p.hasPort(5355);
}
bool isNbns(const Packet& p, const Datagrams&)
{
    return p.hasPort(137);
}
bool isDhcp6(const Packet& p, const Datagrams&)
{
    return p.network == NetworkLayer::Ipv6 && (p.hasPort(547) || p.hasPort(546));
}
/// To the router and back, or from it to all (RFC 6886 s3.2.1, 6887 s14.1).
bool isPcp(const Packet& p, const Datagrams&)
{
    return (p.hasPort(5351) || p.destinationPort == 5350) && looksLikePcp(p.payload);
}
bool mayBeClassicStun(const Packet& p)
{
    return (p.hasPort(3478) || p.hasPort(3479)) && p.payload.size() >= 20 &&
           isClassicStunType(static_cast<std::uint16_t>(p.payload[0] << 8U | p.payload[1]));
}
bool isClassicStun(const Packet& p, const Datagrams&)
{
    return mayBeClassicStun(p) && (std::size_t{p.payload[2]} << 8U | p.payload[3]) + 20 == p.payload.size();
}

/// A protocol over UDP. exclusive: what it claims and refuses is nobody else's.
struct Rule {
    Protocol protocol;
    bool (*claims)(const Packet&, const Datagrams&);
    Decoded<Message> (*decode)(ByteView);
    bool exclusive;
};

/// Of a datagram that the snap length cut, the start is enough to see who keeps a binding and who comes up. What it says
/// beside that is lost, and counted as cut.
void readCut(const Packet& packet, const MessageSink& sink)
{
    const auto tell = [&](Protocol protocol, Decoded<Message> message) {
        if (message)
            sink.message({packet, protocol, *message, packet.payload, !packet.reassembled});
    };
    if (looksLikeStun(packet.payload) || mayBeClassicStun(packet))
        tell(Protocol::Stun, wrap(decodeCutStun(packet.payload)));
    else if (packet.hasPort(67))
        tell(Protocol::Dhcp, wrap(decodeCutDhcp(packet.payload)));
}

/// The first that claims a datagram reads it (captures' SCHEMA: stun, 53, 5353, 123, 1900, 67/68, classic stun).
constexpr std::array kRules{
    Rule{Protocol::Stun, isStun, readStun, false},
    Rule{Protocol::Dns, isDns, readDns, true},
    Rule{Protocol::Mdns, isMdns, readDns, true},
    Rule{Protocol::Ntp, isNtp, readNtp, true},
    Rule{Protocol::Ssdp, isSsdp, readSsdp, true},
    Rule{Protocol::Dhcp, isDhcp, readDhcp, true},
    Rule{Protocol::Stun, isClassicStun, readStun, false},
    Rule{Protocol::Llmnr, isLlmnr, readDns, true},
    Rule{Protocol::Nbns, isNbns, readNbns, true},
    Rule{Protocol::Dhcp6, isDhcp6, readDhcp6, true},
    Rule{Protocol::Pcp, isPcp, readPcp, true},
};

} // namespace

void Datagrams::read(const Packet& packet, const MessageSink& sink)
{
    if (packet.cut) {
        readCut(packet, sink);
        return;
    }
    if (looksLikeQuicInitial(packet.payload) && m_quic.read(packet, sink))
        return;
    for (const Rule& rule : kRules) {
        if (!rule.claims(packet, *this))
            continue;
        Decoded<Message> message = rule.decode(packet.payload);
        if (message) {
            const auto* ssdp = messageIf<SsdpMessage>(*message);
            if (ssdp && ssdp->kind == SsdpKind::Search)
                noteSearch(packet.from());
            sink.message({packet, rule.protocol, *message, packet.payload, !packet.reassembled});
            return;
        }
        sink.refusal({packet, rule.protocol, message.error()});
        if (rule.exclusive)
            return;
    }
}

void Datagrams::noteSearch(const Endpoint& from)
{
    if (!m_searchers.insert(from).second)
        return;
    m_order.push_back(from);
    if (m_order.size() > kSearchersMax) {
        m_searchers.erase(m_order.front());
        m_order.pop_front();
    }
}

} // namespace phonehome

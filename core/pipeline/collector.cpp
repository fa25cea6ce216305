// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/collector.h"

#include <string>
#include <utility>

#include "core/decode/field.h"

namespace phonehome {

namespace {

/// Who speaks with whom: where there is no IP, what the message says itself.
std::pair<Endpoint, Endpoint> endsOf(const Observation& o)
{
    if (const auto* const arp = messageIf<ArpMessage>(o.message))
        return {{arp->senderIp, 0}, {arp->targetIp, 0}};
    return {o.packet.from(), o.packet.to()};
}

} // namespace

void Collector::onPacket(const Packet& p)
{
    if (p.payload.empty())
        return;
    const std::string what = std::to_string(p.payload.size()) + " bytes, not decoded";
    m_carried = {p.frame.number,
                 p.frame.time,
                 p.from(),
                 p.to(),
                 m_protocol,
                 {{"payload", what, 0, 0, p.payload.size()}},
                 {p.payload.begin(), p.payload.end()}};
}

void Collector::onMessage(const Observation& o)
{
    if (o.protocol != m_protocol)
        return;
    const auto [from, to] = endsOf(o);
    m_found.push_back({o.packet.frame.number,
                       o.packet.frame.time,
                       from,
                       to,
                       o.protocol,
                       describe(o.message),
                       {o.bytes.begin(), o.bytes.end()}});
}

std::vector<ReadAgain> Collector::take()
{
    if (m_found.empty() && m_carried)
        m_found.push_back(std::move(*m_carried));
    return std::move(m_found);
}

std::vector<Field> fieldsOf(Protocol protocol, ByteView bytes, bool v6)
{
    const auto fields = [](const auto& decoded) { return decoded ? describe(*decoded) : std::vector<Field>{}; };
    switch (protocol) {
    case Protocol::Stun: {
        const auto whole = decodeStun(bytes);
        return fields(whole ? whole : decodeCutStun(bytes));
    }
    case Protocol::Dns:
    case Protocol::Llmnr:
    case Protocol::Mdns: return fields(decodeDns(bytes));
    case Protocol::Ntp: return fields(decodeNtp(bytes));
    case Protocol::Ssdp: return fields(decodeSsdp(bytes));
    case Protocol::Dhcp: {
        const auto whole = decodeDhcp(bytes);
        return fields(whole ? whole : decodeCutDhcp(bytes));
    }
    case Protocol::Dhcp6: return fields(decodeDhcp6(bytes));
    case Protocol::Pcp: return fields(decodePcp(bytes));
    case Protocol::Arp: return fields(decodeArp(bytes));
    case Protocol::Referral: return fields(decodeReferral(bytes));
    case Protocol::Tls: {
        const auto hello = decodeClientHello(bytes);
        return hello && *hello ? describe(**hello) : std::vector<Field>{};
    }
    case Protocol::Http: {
        const auto request = decodeHttpRequest(bytes);
        if (request && *request)
            return describe(**request);
        const auto answer = decodeHttpReply(bytes);
        return answer && *answer ? describe(**answer) : std::vector<Field>{};
    }
    case Protocol::Nbns: return fields(decodeNbns(bytes));
    case Protocol::Icmp: return fields(decodeIcmp(bytes, v6));
    case Protocol::Igmp: return fields(decodeMembership(bytes, v6));
    case Protocol::Other: break;
    }
    return {};
}

} // namespace phonehome

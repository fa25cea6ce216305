// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/capture_survey.h"

#include <algorithm>

#include "core/analysis/log_timeline.h"

namespace phonehome {

namespace {

constexpr std::size_t kTuplesMax = 1'000'000;
constexpr std::size_t kMomentsMax = 2'000'000;
constexpr std::size_t kPeersMax = 1'000'000;

} // namespace

void CaptureSurvey::onPacket(const Packet& p)
{
    const Timestamp time = p.frame.time;
    m_first = m_packets == 0 ? time : std::min(m_first, time);
    m_last = m_packets == 0 ? time : std::max(m_last, time);
    ++m_packets;
    if ((p.network != NetworkLayer::Ipv4 && p.network != NetworkLayer::Ipv6) || p.copy != PacketCopy::None)
        return;
    m_history.sent(p.sourceIp, p.source && !p.source->isGroup() ? p.source : std::nullopt, time);
    for (const IpAddress& address : {p.sourceIp, p.destinationIp}) {
        if (!address.isMulticast() && !address.isUnspecified() && m_peers.size() < kPeersMax)
            m_peers.insert(address);
    }
    if (p.transport == ip_protocol::kNone || p.destinationIp.isMulticast())
        return;
    if (m_tuples.size() >= kTuplesMax)
        m_tuples.clear();
    const bool fresh = m_tuples.emplace(p.from(), p.to(), p.transport).second;
    // A tuple that is used again begins again with its SYN; of others the first packet alone is a beginning.
    if ((fresh || (p.isTcp() && p.tcp.syn && !p.tcp.ack)) && m_starts.size() < kMomentsMax) {
        m_starts.push_back({momentKey(p.sourceIp, p.destinationIp), time});
        m_startsTo.push_back({momentKey({}, p.destinationIp), time});
    }
}

void CaptureSurvey::toldBy(const Dhcp6Message& reply, const Packet& packet)
{
    if (reply.type != Dhcp6Type::Reply)
        return;
    // The client itself is the receiver, unless a relay is.
    const auto& receiver = packet.destination;
    const auto mac = reply.relays.empty() && receiver && !receiver->isGroup() ? receiver : reply.clientMac();
    if (!mac)
        return;
    for (const Dhcp6Association& ia : reply.associations) {
        for (const Dhcp6Lease& lease : ia.leases) {
            if (ia.kind != Dhcp6IaKind::Prefix && lease.validSeconds > 0)
                m_history.told(lease.address, *mac, packet.frame.time);
        }
    }
}

void CaptureSurvey::onMessage(const Observation& o)
{
    if (o.protocol == Protocol::Dhcp) {
        const auto& lease = messageAs<DhcpMessage>(o.message);
        if (lease.type == DhcpType::Ack && lease.clientMac)
            m_history.told(lease.yourIp, *lease.clientMac, o.packet.frame.time);
        return;
    }
    if (o.protocol == Protocol::Dhcp6) {
        toldBy(messageAs<Dhcp6Message>(o.message), o.packet);
        return;
    }
    if (o.protocol != Protocol::Dns || m_questions.size() >= kMomentsMax)
        return;
    const auto& message = messageAs<DnsMessage>(o.message);
    if (message.response || message.questions.empty())
        return;
    m_questions.push_back({momentKey(o.packet.sourceIp, message.questions.front().name), o.packet.frame.time});
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/introductions.h"

namespace phonehome {

void Introductions::on(const Sighting& s)
{
    const Message& message = s.observation.message;
    if (const auto* const stun = messageIf<StunMessage>(message))
        return onStun(*stun, s);
    if (s.observation.protocol == Protocol::Dns)
        return onDns(messageAs<DnsMessage>(message), s);
    if (const auto* const dhcp = messageIf<DhcpMessage>(message); dhcp && dhcp->op == 2 && dhcp->clientMac) {
        const DeviceId client = m_tables.devices.findMac(*dhcp->clientMac);
        if (!client.valid())
            return;
        for (const auto* list : {&dhcp->dnsServers, &dhcp->ntpServers}) {
            for (const IpAddress& address : list->value_or(std::vector<IpAddress>{}))
                m_tables.flows.introduce(client, {address, 0});
        }
    }
    if (const auto* const dhcp = messageIf<Dhcp6Message>(message); dhcp && !dhcp->isQuestion()) {
        for (const auto* list : {&dhcp->dnsServers, &dhcp->timeServers}) {
            for (const IpAddress& address : *list)
                m_tables.flows.introduce(s.place.device, {address, 0});
        }
    }
}

void Introductions::onDns(const DnsMessage& m, const Sighting& s)
{
    if (!m.response || s.place.outgoing)
        return;
    for (const DnsRecord& r : m.records) {
        if (r.section != DnsSection::Answer && r.address)
            m_tables.flows.introduce(s.place.device, {*r.address, 0});
    }
}

void Introductions::onStun(const StunMessage& m, const Sighting& s)
{
    FlowTable& flows = m_tables.flows;
    const DeviceId device = s.place.device;
    for (const auto* told :
         {&m.xorMapped, &m.mapped, &m.xorRelayed, &m.xorPeer, &m.alternateServer, &m.responseOrigin, &m.otherAddress}) {
        if (*told)
            flows.introduce(device, {(*told)->address, 0});
    }
    if (m.method != StunMethod::Binding)
        return;
    if (m.klass == StunClass::Request && (m.priority || !m.username.empty()))
        flows.introduce(device, {flows[s.place.flow].peer, 0});
    const Packet& p = s.packet();
    if (m.klass == StunClass::Success && (m.xorMapped || m.mapped) && p.isUdp() && !s.place.outgoing)
        flows.introduce(device, p.to());
}

} // namespace phonehome

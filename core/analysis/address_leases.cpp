// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/address_leases.h"

namespace phonehome {

namespace {

// A client keeps its transaction id through DISCOVER, REQUEST and their repeats; some keep it for ever.
constexpr Duration kTransaction = Duration::ofSeconds(60);

} // namespace

void AddressLeases::on(const DhcpMessage& m, const Sighting& s)
{
    if (!m.clientMac || !m.type)
        return;
    const bool fromClient = m.op == 1;
    // chaddr, not the frame's source: relays send in the client's name.
    const DeviceId client = fromClient || m.type == DhcpType::Ack ? m_tables.devices.byMac(*m.clientMac, s.time())
                                                                  : m_tables.devices.findMac(*m.clientMac);
    if (!client.valid())
        return;
    const std::string key = m.clientMac->text() + '/' + std::to_string(m.transactionId);
    Open* open = m_open.find(key);
    if (fromClient) {
        if (m.hostname)
            m_tables.devices.addName(client, *m.hostname, NameSource::Dhcp, s.time());
        if (m.fqdn)
            m_tables.devices.addName(client, *m.fqdn, NameSource::Dhcp, s.time());
        if (open && s.time() - open->lastSent <= kTransaction) {
            open->lastSent = s.time();
            Event& event = m_tables.events.edit(open->event);
            event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
            return;
        }
        Sighting own = s;
        own.place.device = client;
        const bool asks = *m.type == DhcpType::Discover || *m.type == DhcpType::Request || *m.type == DhcpType::Inform;
        const EventId event =
            openEvent(m_tables, own, dhcpTypeText(*m.type), asks ? Outcome::Unanswered : Outcome::OneWay);
        m_open.put(key, {event, s.time()});
        return;
    }
    if (m.type == DhcpType::Ack)
        m_tables.devices.assign(client, m.yourIp, s.time());
    if (!open || (m.type != DhcpType::Ack && m.type != DhcpType::Nak))
        return;
    answerEvent(m_tables, open->event, s, open->lastSent,
                m.type == DhcpType::Ack ? Outcome::Answered : Outcome::Failed);
    if (m.type == DhcpType::Ack && m.leaseTime)
        m_tables.events.promised(open->event, PromiseKind::DhcpLease, *m.leaseTime);
}

} // namespace phonehome

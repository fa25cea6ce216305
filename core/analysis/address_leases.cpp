// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/address_leases.h"

#include <algorithm>
#include <cmath>

namespace phonehome {

namespace {

// A client keeps its transaction id through DISCOVER, REQUEST and their repeats; some keep it for ever.
constexpr Duration kTransaction = Duration::ofSeconds(60);
constexpr std::uint32_t kForEver = 0xffffffff; ///< RFC 2131 s3.3

/// No computer starts as fast.
constexpr Duration kStartsIn = Duration::ofSeconds(1);
/// What lies so near to a time of its lease, or by that part of it, is due to it.
constexpr double kNearSeconds = 5;
constexpr double kNearShare = 0.01;
/// So long behind its lease's end a client may try before it has an address again.
constexpr double kTriesFor = 60;

/// RFC 2131 s4.4.5: asked for again at T1, at T2, which is 0.875 of it unless the server says otherwise, and behind its
/// end; some clients do so with a DISCOVER each time.
bool isDue(const Grant& grant, Timestamp time)
{
    const double held = (time - grant.time).seconds();
    const auto lease = static_cast<double>(grant.seconds);
    const double first = grant.renewAfter != 0 ? grant.renewAfter : lease / 2;
    const auto isNear = [held](double due) { return std::abs(held - due) <= std::max(kNearSeconds, kNearShare * due); };
    return isNear(first) || isNear(0.875 * lease) || isNear(lease) || (held >= lease && held - lease <= kTriesFor);
}

std::string keyOf(const DhcpMessage& m)
{
    return m.clientMac->text() + '/' + std::to_string(m.transactionId);
}

} // namespace

void AddressLeases::on(const DhcpMessage& m, const Sighting& s)
{
    const bool fromClient = m.op == 1;
    // Of BOOTP, or cut before its options: who asks without an address has just come up.
    const bool comesUp = fromClient && m.clientIp.isUnspecified() && s.packet().sourceIp.isUnspecified();
    if (!m.clientMac || (!m.type && !comesUp))
        return;
    // chaddr, not the frame's source: relays send in the client's name.
    const IpAddress& as = fromClient ? m.clientIp : m.yourIp;
    const DeviceId client = fromClient || m.type == DhcpType::Ack ? m_tables.devices.byMac(*m.clientMac, s.time(), as)
                                                                  : m_tables.devices.findMac(*m.clientMac);
    if (!client.valid())
        return;
    if (fromClient)
        ask(m, s, client);
    else
        answer(m, s, client);
}

void AddressLeases::ask(const DhcpMessage& m, const Sighting& s, DeviceId client)
{
    if (m.hostname)
        m_tables.devices.addName(client, *m.hostname, NameSource::Dhcp, s.time());
    if (m.fqdn)
        m_tables.devices.addName(client, *m.fqdn, NameSource::Dhcp, s.time());
    const DeviceId card = cardOf(m, s);
    if (!m.clientIp.isUnspecified())
        m_tables.devices.standsFor(card, m.clientIp, client);
    const std::string key = keyOf(m);
    if (Open* open = m_open.find(key); open && s.time() - open->lastSent <= kTransaction) {
        open->lastSent = s.time();
        Event& event = m_tables.events.edit(open->event);
        event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
        // Who goes on to a REQUEST was made an offer, which passed elsewhere: whether more is answered is not seen either.
        if (m.type == DhcpType::Request && open->discovers && event.outcome == Outcome::Unanswered &&
            event.replyFrame == 0)
            event.outcome = Outcome::OneWay;
        return;
    }
    Sighting own = s;
    own.place.device = client;
    own.place.outgoing = true;
    const bool asks = m.type == DhcpType::Discover || m.type == DhcpType::Request || m.type == DhcpType::Inform;
    if ((m.type == DhcpType::Discover || m.type == DhcpType::Request) && asksWhileUp(m, client, s.time()))
        m_tables.events.renews(client, s.time());
    const EventId event = openEvent(m_tables, own, m.type ? dhcpTypeText(*m.type) : "request",
                                    asks ? Outcome::Unanswered : Outcome::OneWay);
    // RFC 2131 s4.3.2: ciaddr is filled in by who renews, and by nobody who asks for an address.
    const bool renews = m.type == DhcpType::Request && !m.clientIp.isUnspecified();
    const Grant* grant = renews ? m_grants.find(m.clientMac->text()) : nullptr;
    m_open.put(key, {event, s.time(), s.time(), grant ? std::optional(*grant) : std::nullopt, card,
                     m.type == DhcpType::Discover});
}

bool AddressLeases::asksWhileUp(const DhcpMessage& m, DeviceId client, Timestamp time)
{
    if (!client.valid())
        return false;
    const Grant* const grant = m_grants.find(m.clientMac->text());
    if (grant && isDue(*grant, time))
        return true;
    const auto& leases = m_tables.devices[client].leases;
    return std::any_of(leases.begin(), leases.end(), [&](const AddressLease& lease) {
        return lease.address.isV4() && !lease.address.isUnspecified() && lease.last <= time &&
               time - lease.last < kStartsIn;
    });
}

DeviceId AddressLeases::cardOf(const DhcpMessage& m, const Sighting& s) const
{
    const Packet& p = s.packet();
    const bool own = m.relay.isUnspecified() && (p.sourceIp.isUnspecified() || p.sourceIp == m.clientIp);
    return own && p.source ? m_tables.devices.findMac(*p.source) : DeviceId{};
}

void AddressLeases::answer(const DhcpMessage& m, const Sighting& s, DeviceId client)
{
    const bool granted = m.type == DhcpType::Ack;
    if (granted)
        m_tables.devices.assign(client, m.yourIp, s.time());
    const Open* open = m_open.find(keyOf(m));
    if (open && m.type == DhcpType::Offer) {
        // No answer to the transaction yet, but somebody is there.
        if (Event& event = m_tables.events.edit(open->event); event.replyFrame == 0)
            event.replyFrame = s.frame();
    }
    if (!open || (!granted && m.type != DhcpType::Nak))
        return;
    if (granted)
        m_tables.devices.standsFor(open->card, m.yourIp, client);
    answerEvent(m_tables, open->event, s, open->lastSent, granted ? Outcome::Answered : Outcome::Failed);
    if (!granted || m.leaseTime.value_or(kForEver) == kForEver)
        return;
    m_tables.events.promised(open->event, PromiseKind::DhcpLease, *m.leaseTime);
    m_tables.events.renewFrom(open->event, {m.renewalTime.value_or(*m.leaseTime / 2), m.renewalTime.has_value()});
    if (open->renews)
        m_tables.events.renewed(m_tables.events[open->event].group, open->sent - open->renews->time,
                                open->renews->rule());
    else
        begun(client, m.serverId.value_or(s.packet().sourceIp), s.time());
    m_grants.put(m.clientMac->text(), {s.time(), *m.leaseTime, m.renewalTime.value_or(0)});
}

void AddressLeases::begun(DeviceId client, const IpAddress& server, Timestamp time)
{
    // Renewals go to the server itself (RFC 2131 s4.4.5).
    const GroupId renewals = m_tables.events.find({client, Protocol::Dhcp, Direction::Sent,
                                                   m_tables.strings.intern(dhcpTypeText(DhcpType::Request)),
                                                   m_tables.strings.intern(server.text())});
    if (renewals.valid())
        m_tables.events.rearmed(renewals, time);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dhcp6_exchanges.h"

#include <algorithm>

#include "core/base/text.h"

namespace phonehome {

namespace {

// RFC 8415 s7.6: repeats come up to 3600 s apart, but each exchange has a transaction id of its own, of 24 bits.
constexpr Duration kExchange = Duration::ofSeconds(3600);
constexpr std::uint32_t kForEver = 0xffffffff;

std::string keyOf(const Dhcp6Message& m)
{
    return hexText(m.clientId) + '/' + std::to_string(m.transactionId);
}

} // namespace

DeviceId Dhcp6Exchanges::on(const Dhcp6Message& m, const Sighting& s)
{
    if (m.isQuestion())
        return ask(m, s);
    if (m.type == Dhcp6Type::Advertise || m.type == Dhcp6Type::Reply)
        return answer(m, s);
    openEvent(m_tables, s, dhcp6TypeText(m.type), Outcome::OneWay);
    return {};
}

DeviceId Dhcp6Exchanges::ask(const Dhcp6Message& m, const Sighting& s)
{
    DeviceId client = s.sender;
    if (!m.relays.empty()) { // a relay sends in the client's name
        const auto mac = m.clientMac();
        client = mac ? m_tables.devices.byMac(*mac, s.time()) : DeviceId{};
    }
    if (!client.valid())
        return {};
    if (m.fqdn)
        m_tables.devices.addName(client, *m.fqdn, NameSource::Dhcp, s.time());
    const std::string key = keyOf(m);
    if (Open* open = m_open.find(key); open && s.time() - open->lastSent <= kExchange) {
        if (open->relays != m.relays.size())
            return client;
        open->lastSent = s.time();
        Event& event = m_tables.events.edit(open->event);
        event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
        return client;
    }
    Sighting own = s;
    own.place.device = client;
    own.place.outgoing = true;
    const EventId event = openEvent(m_tables, own, dhcp6TypeText(m.type), Outcome::Unanswered);
    const bool renews = m.type == Dhcp6Type::Renew || m.type == Dhcp6Type::Rebind;
    const Grant* grant = renews ? m_grants.find(hexText(m.clientId)) : nullptr;
    m_open.put(key, {event, client, s.time(), s.time(), m.relays.size(), grant ? std::optional(*grant) : std::nullopt});
    return client;
}

DeviceId Dhcp6Exchanges::receiverOf(const Dhcp6Message& m, const Sighting& s) const
{
    const auto& destination = s.packet().destination;
    const auto mac = m.relays.empty() && destination && !destination->isGroup() ? destination : m.clientMac();
    return mac ? m_tables.devices.findMac(*mac) : DeviceId{};
}

DeviceId Dhcp6Exchanges::answer(const Dhcp6Message& m, const Sighting& s)
{
    const Open* open = m_open.find(keyOf(m));
    const DeviceId client = open ? open->client : receiverOf(m, s);
    if (m.type == Dhcp6Type::Reply && client.valid()) {
        for (const Dhcp6Association& ia : m.associations) {
            for (const Dhcp6Lease& lease : ia.leases) {
                if (ia.kind != Dhcp6IaKind::Prefix && lease.validSeconds > 0)
                    m_tables.devices.assign(client, lease.address, s.time());
            }
        }
    }
    // Several servers may advertise, and relays repeat: the first answer counts.
    if (!open || m_tables.events[open->event].outcome != Outcome::Unanswered)
        return client;
    const bool failed = m.failure() != 0 && !m.leaseSeconds();
    answerEvent(m_tables, open->event, s, open->lastSent, failed ? Outcome::Failed : Outcome::Answered);
    // What an ADVERTISE offers is promised by the REPLY only. For ever is longer than any promise that can be held.
    if (m.type != Dhcp6Type::Reply || failed)
        return client;
    const auto seconds = m.associations.empty() ? m.refreshSeconds : m.leaseSeconds();
    if (!seconds || *seconds == kForEver)
        return client;
    m_tables.events.promised(open->event, PromiseKind::DhcpLease, *seconds);
    if (open->renews)
        m_tables.events.renewed(m_tables.events[open->event].group, open->sent - open->renews->time,
                                open->renews->rule());
    else
        begun(m_tables.events[m_tables.events[open->event].group], s.time());
    // 0: the client's own choice.
    const auto told = std::find_if(m.associations.begin(), m.associations.end(),
                                   [](const Dhcp6Association& ia) { return ia.t1 != 0 && ia.t1 != kForEver; });
    const std::uint32_t t1 = told != m.associations.end() ? told->t1 : 0;
    m_grants.put(hexText(m.clientId), {s.time(), *seconds, t1});
    if (t1 != 0)
        m_tables.events.renewFrom(open->event, {t1, true});
    return client;
}

void Dhcp6Exchanges::begun(const Group& asked, Timestamp time)
{
    const GroupId renewals =
        m_tables.events.find({asked.device, asked.protocol, asked.direction,
                              m_tables.strings.intern(dhcp6TypeText(Dhcp6Type::Renew)), asked.peer});
    if (renewals.valid())
        m_tables.events.rearmed(renewals, time);
}

} // namespace phonehome

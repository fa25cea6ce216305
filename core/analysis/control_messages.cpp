// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/control_messages.h"

namespace phonehome {

namespace {

// Who pings waits seconds. Clocks of captures may step back a little.
constexpr Duration kKept = Duration::ofSeconds(60);
constexpr Duration kCopyWithin = Duration::ofMillis(5);

} // namespace

ControlMessages::ControlMessages(Tables tables) : m_tables(tables), m_open(kKept) {}

std::size_t ControlMessages::EchoHash::operator()(const Echo& e) const noexcept
{
    return mixHash(e.connection, static_cast<std::size_t>(e.id) << 16U | e.sequence);
}

void ControlMessages::echoRequest(const IcmpMessage& m, const Sighting& s)
{
    const Echo key{s.place.connection, m.id, m.sequence};
    // The same packet again, as a bridge or a mirrored port shows it.
    if (const Open* open = m_open.find(key); open && s.time() - open->sent <= kCopyWithin) {
        m_tables.events.edit(open->event).countCopy();
        return;
    }
    m_open.put(key, {openEvent(m_tables, s, icmpKindText(m.kind), Outcome::Unanswered), s.time()}, s.time());
}

void ControlMessages::echoReply(const IcmpMessage& m, const Sighting& s)
{
    const Echo key{s.place.connection, m.id, m.sequence};
    if (Open* open = m_open.find(key)) {
        if (!open->answered)
            answerEvent(m_tables, open->event, s, open->sent, Outcome::Answered);
        open->answered = true;
        return;
    }
    const EventId event = openEvent(m_tables, s, icmpKindText(IcmpKind::EchoRequest), Outcome::ReplyOnly);
    m_open.put(key, {event, s.time(), true}, s.time());
}

void ControlMessages::onIcmp(const IcmpMessage& m, const Sighting& s)
{
    if (m.kind == IcmpKind::EchoRequest)
        return echoRequest(m, s);
    if (m.kind == IcmpKind::EchoReply)
        return echoReply(m, s);
    if (m.kind == IcmpKind::NeighbourSolicitation || m.kind == IcmpKind::NeighbourAdvertisement ||
        m.kind == IcmpKind::Other)
        return;
    if (m_copies.counts(m_tables.events, s))
        return;
    const EventId event = openEvent(m_tables, s, icmpKindText(m.kind), Outcome::OneWay);
    m_copies.remember(s.time(), event);
    // RFC 4861 s6.1.2: an advertisement that came through another router is no advertisement.
    const bool ofLink = !m.v6 || s.packet().hopLimit == 255;
    if (m.kind == IcmpKind::RouterAdvertisement && ofLink && m.router.lifetime > 0)
        m_tables.events.promised(event, PromiseKind::RouterLifetime, m.router.lifetime);
}

void ControlMessages::onMembership(const MembershipMessage& m, const Sighting& s)
{
    if (m.kind == MembershipKind::Query)
        m_tables.events.membershipAsked(s.time());
    if (m_copies.counts(m_tables.events, s))
        return;
    const auto open = [&](const IpAddress& group) {
        return openEventTo(m_tables, s, membershipKindText(m.kind),
                           {m_tables.strings.intern(group.text()), NameSource::None});
    };
    const EventId first = open(m.groups.empty() ? s.packet().destinationIp : m.groups.front());
    m_copies.remember(s.time(), first);
    for (std::size_t i = 1; i < m.groups.size(); ++i)
        open(m.groups[i]);
}

} // namespace phonehome

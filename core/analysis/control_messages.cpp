// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/control_messages.h"

namespace phonehome {

void ControlMessages::onIcmp(const IcmpMessage& m, const Sighting& s)
{
    if (m.kind == IcmpKind::NeighbourSolicitation || m.kind == IcmpKind::NeighbourAdvertisement ||
        m.kind == IcmpKind::Other)
        return;
    const EventId event = openEvent(m_tables, s, icmpKindText(m.kind), Outcome::OneWay);
    // RFC 4861 s6.1.2: an advertisement that came through another router is no advertisement.
    const bool ofLink = !m.v6 || s.packet().hopLimit == 255;
    if (m.kind == IcmpKind::RouterAdvertisement && ofLink && m.router.lifetime > 0)
        m_tables.events.promised(event, PromiseKind::RouterLifetime, m.router.lifetime);
}

void ControlMessages::onMembership(const MembershipMessage& m, const Sighting& s)
{
    const char* kind = membershipKindText(m.kind);
    if (m.groups.empty()) {
        openEventTo(m_tables, s, kind, {m_tables.strings.intern(s.packet().destinationIp.text()), NameSource::None});
        return;
    }
    for (const IpAddress& group : m.groups)
        openEventTo(m_tables, s, kind, {m_tables.strings.intern(group.text()), NameSource::None});
}

} // namespace phonehome

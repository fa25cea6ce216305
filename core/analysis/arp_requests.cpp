// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/arp_requests.h"

namespace phonehome {

StringId ArpRequests::kindOf(const ArpMessage& arp)
{
    constexpr std::array<const char*, kKinds> kTextOf{"who-has", "probe", "announcement"};
    const Kind kind = arp.isProbe() ? Kind::Probe : arp.isAnnouncement() ? Kind::Announcement : Kind::WhoHas;
    StringId& text = m_kinds[static_cast<std::size_t>(kind)];
    if (!text.valid())
        text = m_tables.strings.intern(kTextOf[static_cast<std::size_t>(kind)]);
    return text;
}

StringId ArpRequests::textOf(const IpAddress& address)
{
    Text& place = m_texts[std::hash<IpAddress>{}(address) % kTexts];
    if (!place.text.valid() || place.address != address)
        place = {address, m_tables.strings.intern(address.text())};
    return place.text;
}

void ArpRequests::on(const ArpMessage& arp, const Sighting& sighting)
{
    if (arp.operation != 1)
        return;
    const DeviceId sender = sighting.sender;
    if (m_copies.counts(m_tables.events, sighting))
        return;
    const StringId kind = kindOf(arp);
    Event event;
    event.group = m_tables.events.group({sender, Protocol::Arp, Direction::Sent, kind, textOf(arp.targetIp)},
                                        NameSource::None, {arp.targetIp, 0});
    event.time = sighting.time();
    event.device = sender;
    event.frame = sighting.frame();
    event.file = sighting.packet().frame.file;
    event.protocol = Protocol::Arp;
    // Switches probe for the addresses of others, to know who is there; who comes up probes for its own to be.
    const DeviceId holder = m_tables.devices.holder(arp.targetIp);
    m_copies.remember(event.time, m_tables.events.add(event, !holder.valid() || holder == sender));
}

} // namespace phonehome

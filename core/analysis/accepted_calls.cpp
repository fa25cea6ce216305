// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/accepted_calls.h"

namespace phonehome {

void AcceptedCalls::on(const Packet& p, const FlowPlace& place)
{
    if (!place.flow.valid() || !place.outgoing || !p.sourceIp.isV4() || !p.sourceIp.isPrivate() ||
        !m_tables.devices.isAbroad(p.destinationIp))
        return;
    m_told.age(p.frame.time);
    if (m_told.find(place.connection))
        return;
    m_told.put(place.connection, true);
    openEventAt(m_tables,
                {place, Protocol::Other, Direction::Received, p.frame.time, static_cast<std::uint32_t>(p.frame.number),
                 p.frame.file},
                "TCP " + std::to_string(p.sourcePort) + std::string(kAcceptedKind), peerOf(m_tables, place.flow));
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/copy_filter.h"

namespace phonehome {

namespace {

constexpr Duration kCopyWithin = Duration::ofMillis(5);

} // namespace

EventId CopyFilter::copyOf(DeviceId sender, const Observation& said)
{
    m_asked = mixHash(said.hash(), sender.value);
    const Timestamp time = said.packet.frame.time;
    for (std::size_t i = m_count; i > 0; --i) {
        const Seen& seen = m_recent[(m_first + i - 1) % kRecentMax];
        if (seen.hash == m_asked && time - seen.time <= kCopyWithin && seen.time - time <= kCopyWithin)
            return seen.event;
    }
    return {};
}

void CopyFilter::remember(Timestamp time, EventId event)
{
    while (m_count == kRecentMax || (m_count > 0 && time - m_recent[m_first].time > kCopyWithin)) {
        m_first = (m_first + 1) % kRecentMax;
        --m_count;
    }
    m_recent[(m_first + m_count++) % kRecentMax] = {m_asked, time, event};
}

bool CopyFilter::counts(EventTable& events, const Sighting& sighting)
{
    const EventId first = copyOf(sighting.sender, sighting.observation);
    if (!first.valid())
        return false;
    events.edit(first).countCopy();
    return true;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/port_mappings.h"

#include <algorithm>

#include "core/base/text.h"

namespace phonehome {

namespace {

// RFC 6886 s3.1: nine tries, the last after 64 s, and as long again to wait.
constexpr Duration kExchange = Duration::ofSeconds(128);

/// "map UDP 9000": a mapping is known by its protocol and its port inside.
std::string mappingText(const PcpMessage& m, const char* verb)
{
    std::string out = verb;
    if (m.protocol != 0)
        out += m.protocol == ip_protocol::kUdp   ? " UDP"
               : m.protocol == ip_protocol::kTcp ? " TCP"
                                                 : " protocol " + std::to_string(m.protocol);
    return m.internalPort != 0 ? out + ' ' + std::to_string(m.internalPort) : out + " all";
}

bool isMapping(const PcpMessage& m)
{
    return m.kind == PcpKind::Map || m.kind == PcpKind::Peer;
}

std::string kindText(const PcpMessage& m)
{
    if (!isMapping(m))
        return m.kind == PcpKind::Other ? "opcode " + pcpKindText(m) : pcpKindText(m);
    const bool ends = m.result == 0 && m.lifetime == 0U;
    return mappingText(m, m.kind == PcpKind::Peer ? "peer" : ends ? "unmap" : "map");
}

std::string connectionKey(const Sighting& s)
{
    return std::to_string(s.place.connection) + '/' + std::to_string(s.place.flow.value);
}

std::string openKey(const PcpMessage& m, const Sighting& s)
{
    return connectionKey(s) + '/' + std::to_string(m.opcode) + '/' + mappingText(m, "") + '/' + hexText(m.nonce);
}

std::string grantKey(const PcpMessage& m, const Sighting& s)
{
    return std::to_string(s.place.device.value) + '/' + mappingText(m, "") + '/' + hexText(m.nonce);
}

} // namespace

void PortMappings::on(const PcpMessage& m, const Sighting& s)
{
    constexpr std::size_t kExternalMax = 64;
    if (m.response && m.result == 0 && m.externalAddress && m.externalAddress->isInternet() &&
        m_external.size() < kExternalMax &&
        std::find(m_external.begin(), m_external.end(), *m.externalAddress) == m_external.end())
        m_external.push_back(*m.externalAddress);
    if (!m.response)
        request(m, s);
    else if (s.packet().destinationIp.isMulticast())
        openEvent(m_tables, s, "announcement", Outcome::OneWay);
    else
        answer(m, s);
}

void PortMappings::request(const PcpMessage& m, const Sighting& s)
{
    const std::string key = openKey(m, s);
    Open* open = m_open.find(key);
    if (open && s.time() - open->lastSent <= kExchange && m_tables.events[open->event].outcome == Outcome::Unanswered) {
        open->lastSent = s.time();
        Event& event = m_tables.events.edit(open->event);
        event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
        return;
    }
    const EventId event = openEvent(m_tables, s, kindText(m), Outcome::Unanswered);
    m_open.put(key, {event, s.time()});
    m_last.put(connectionKey(s), key);
    if (!isMapping(m) || m.lifetime.value_or(0) == 0)
        return;
    const GroupId group = m_tables.events[event].group;
    m_tables.events.requested(group, *m.lifetime);
    if (const Grant* grant = m_grants.find(grantKey(m, s)))
        m_tables.events.renewed(group, s.time() - grant->time, grant->seconds);
}

PortMappings::Open* PortMappings::openOf(const PcpMessage& m, const Sighting& s)
{
    if (Open* open = m_open.find(openKey(m, s)))
        return open;
    // A refusal need not repeat what was asked, and one by an elder router has another version.
    const std::string* last = m.result != 0 ? m_last.find(connectionKey(s)) : nullptr;
    return last ? m_open.find(*last) : nullptr;
}

void PortMappings::answer(const PcpMessage& m, const Sighting& s)
{
    const Open* open = openOf(m, s);
    if (open && m_tables.events[open->event].outcome != Outcome::Unanswered)
        return; // to a repeat
    EventId event;
    if (open) {
        event = open->event;
        answerEvent(m_tables, event, s, open->lastSent, m.result == 0 ? Outcome::Answered : Outcome::Failed);
    } else {
        event = openEvent(m_tables, s, kindText(m), Outcome::ReplyOnly);
    }
    if (!isMapping(m) || m.result != 0)
        return;
    if (m.lifetime.value_or(0) == 0) { // given back: promises nothing
        m_grants.erase(grantKey(m, s));
        return;
    }
    m_tables.events.promised(event, PromiseKind::MappingLifetime, *m.lifetime);
    m_grants.put(grantKey(m, s), {s.time(), *m.lifetime});
}

} // namespace phonehome

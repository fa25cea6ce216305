// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/announcements.h"

#include <algorithm>

#include "core/base/text.h"

namespace phonehome {

namespace {

bool isService(std::string_view name)
{
    return name.starts_with('_') || name.find("._tcp") != name.npos || name.find("._udp") != name.npos;
}

/// "Hall lamp" out of "Hall\032lamp._hap._tcp.local": the instance label, unescaped where the escape is '\.' or '\\'.
std::string instanceLabel(std::string_view name)
{
    std::string label;
    for (std::size_t i = 0; i < name.size() && name[i] != '.'; ++i) {
        if (name[i] == '\\' && i + 1 < name.size() && (name[i + 1] == '.' || name[i + 1] == '\\'))
            ++i;
        label += name[i];
    }
    return label;
}

bool isHashLike(std::string_view label)
{
    // Chromecast and others use long hex ids as instance names: no name for a person.
    return label.size() >= 16 && std::all_of(label.begin(), label.end(), [](char c) {
               return std::isxdigit(static_cast<unsigned char>(c)) || c == '-';
           });
}

/// "fn" or "md" of a TXT record: names meant for people.
std::string friendlyText(const DnsRecord& txt)
{
    for (const std::string_view key : {"fn=", "n="}) {
        for (const std::string& text : txt.texts) {
            if (text.starts_with(key) && text.size() > key.size())
                return text.substr(key.size());
        }
    }
    return {};
}

} // namespace

const std::string& Announcements::joined(std::string_view before, std::string_view what)
{
    m_joined.assign(before);
    m_joined.append(what);
    return m_joined;
}

void Announcements::onMdns(const DnsMessage& m, const Sighting& s)
{
    (m.response ? m_answers : m_questions) += 1;
    if (m_copies.counts(m_tables.events, s))
        return;
    std::string_view kind = m.response ? "announce" : "query";
    if (!m.response && !m.questions.empty())
        kind = joined("query ", m.questions.front().name);
    else if (m.response && !m.records.empty())
        kind = joined("announce ", m.records.front().name);
    const EventId event = openEvent(m_tables, s, kind, Outcome::OneWay);
    m_copies.remember(s.time(), event);
    if (!m.response)
        return;
    std::optional<std::uint32_t> ttl;
    // Of what the announcement goes by: beside a service stands its host, whose address holds for less.
    for (const DnsRecord& r : m.records) {
        const bool isMeant = r.section == DnsSection::Answer && r.name == m.records.front().name;
        if (isMeant && r.ttl > 0) // 0 is a goodbye, no promise
            ttl = std::min(ttl.value_or(r.ttl), r.ttl);
    }
    if (ttl)
        m_tables.events.promised(event, PromiseKind::MdnsTtl, *ttl);
    learnFromMdns(m, s);
}

void Announcements::learnFromMdns(const DnsMessage& m, const Sighting& s)
{
    const IpAddress& from = s.packet().sourceIp;
    if (from.isInternet())
        return; // not on this link: says nothing of a device here (RFC 6762 s11)
    // A record speaks for the sender when its address is the sender's own: bridges announce for others.
    bool speaksForItself = false;
    for (const DnsRecord& r : m.records) {
        if (!r.address || r.ttl == 0)
            continue;
        NameEvidence& evidence = m_evidence;
        evidence.name = r.name;
        evidence.type = r.type;
        evidence.source = NameSource::Mdns;
        evidence.addresses.assign(1, *r.address);
        evidence.resolver = from;
        evidence.time = s.time();
        evidence.ttl = r.ttl;
        evidence.hasTtl = true;
        m_tables.names.learn(evidence);
        const DeviceId owner = *r.address == from ? s.sender : m_tables.devices.holder(*r.address);
        speaksForItself = speaksForItself || owner == s.sender;
        if (owner.valid())
            m_tables.devices.addName(owner, r.name, NameSource::Mdns, s.time());
    }
    if (!speaksForItself)
        return;
    for (const DnsRecord& r : m.records) {
        if (r.ttl == 0)
            continue;
        std::string name;
        if (r.type == DnsType::TXT && !isService(r.name))
            name = friendlyText(r);
        else if (r.service && !r.name.starts_with('_'))
            name = instanceLabel(r.name);
        if (!name.empty() && !isHashLike(name))
            m_tables.devices.addName(s.sender, name, NameSource::Mdns, s.time());
    }
}

void Announcements::onSsdp(const SsdpMessage& m, const Sighting& s)
{
    if (m_copies.counts(m_tables.events, s))
        return;
    const bool leaves = m.nts() == "ssdp:byebye";
    std::string_view kind;
    switch (m.kind) {
    case SsdpKind::Search: kind = joined("M-SEARCH ", m.st().value_or("")); break;
    case SsdpKind::Notify: kind = leaves ? joined("byebye ", m.nt().value_or("")) : m.nt().value_or("NOTIFY"); break;
    case SsdpKind::Response: kind = joined("reply ", m.st().value_or("")); break;
    }
    const EventId event = openEvent(m_tables, s, kind, Outcome::OneWay);
    m_copies.remember(s.time(), event);
    if (m.maxAge && !leaves)
        m_tables.events.promised(event, PromiseKind::SsdpMaxAge, *m.maxAge);
    // "uuid:Socket-1_0-221531K11004A3": makers put model and serial number into it; a bare UUID is no name.
    if (m.kind == SsdpKind::Search || !m.usn() || s.packet().sourceIp.isInternet())
        return;
    const std::string_view device = ssdpDeviceId(*m.usn());
    const std::string_view id = device.substr(std::min<std::size_t>(device.size(), 5));
    if (!id.empty() && !isHashLike(id))
        m_tables.devices.addName(s.sender, id, NameSource::Ssdp, s.time());
}

} // namespace phonehome

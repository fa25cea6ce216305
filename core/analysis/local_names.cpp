// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/local_names.h"

#include <algorithm>

namespace phonehome {

void LocalNames::onLlmnr(const DnsMessage& m, const Sighting& s)
{
    if (m.questions.empty() || m_copies.counts(m_tables.events, s))
        return;
    const std::string& asked = m.questions.front().name;
    m_copies.remember(s.time(), openEvent(m_tables, s, (m.response ? "reply " : "query ") + asked, Outcome::OneWay));
    if (!m.response || !s.sender.valid())
        return;
    const IpAddress& from = s.packet().sourceIp;
    const bool own = std::any_of(m.records.begin(), m.records.end(), [&](const DnsRecord& r) {
        return r.section == DnsSection::Answer && r.address == from;
    });
    if (own && !from.isInternet())
        m_tables.devices.addName(s.sender, asked, NameSource::Llmnr, s.time());
}

void LocalNames::onNbns(const NbnsMessage& m, const Sighting& s)
{
    if (m_copies.counts(m_tables.events, s))
        return;
    const bool registers = m.kind == NbnsKind::Registration && !m.response;
    std::string kind = registers ? "register " : m.response ? "reply " : "query ";
    m_copies.remember(s.time(), openEvent(m_tables, s, kind + m.question, Outcome::OneWay));
    const IpAddress& from = s.packet().sourceIp;
    if (!s.sender.valid() || from.isInternet())
        return;
    const auto learn = [&](const std::string& name) {
        if (!name.empty())
            m_tables.devices.addName(s.sender, name, NameSource::Netbios, s.time());
    };
    // Workstation and server are the computer's own names; groups and roles are shared.
    const auto isOwn = [](std::uint8_t suffix) { return suffix == 0x00 || suffix == 0x20; };
    for (const NetbiosName& name : m.names) {
        if (!name.group && isOwn(name.suffix) && (registers || m.response))
            learn(name.name);
    }
    const bool answersForItself = m.response && m.kind == NbnsKind::Query && m.rcode == 0 && isOwn(m.questionSuffix) &&
                                  std::find(m.addresses.begin(), m.addresses.end(), from) != m.addresses.end();
    if (answersForItself)
        learn(m.question);
}

} // namespace phonehome

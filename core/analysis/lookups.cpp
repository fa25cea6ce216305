// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/lookups.h"

#include <algorithm>

#include "core/base/text.h"

namespace phonehome {

namespace {

constexpr std::size_t kChainMax = 16;
constexpr std::uint8_t kRefused = 5;
// So long the same question with the same id is the same lookup, answered or not: the answer may have been lost behind
// the place of capture.
constexpr Duration kLookupMax = Duration::ofSeconds(10);

// Clocks of captures may step back a little: what is asked for is not forgotten on the second.
constexpr Duration kKept = Duration::ofSeconds(60);

void lowerTtl(NameEvidence& chain, std::uint32_t ttl)
{
    constexpr std::uint32_t kMost = 0x7fffffff;
    if (ttl > kMost) // RFC 2181 s8
        ttl = 0;
    chain.ttl = chain.hasTtl ? std::min(chain.ttl, ttl) : ttl;
    chain.hasTtl = true;
}

/// The chain of CNAMEs from the asked name, followed by owner name, at most 16 long; addresses of its last link; the
/// smallest TTL on the way. Its aliases are the message's.
void followChain(const DnsMessage& message, NameEvidence& chain)
{
    chain.aliases.clear();
    chain.addresses.clear();
    chain.hasTtl = false;
    chain.ttl = 0;
    std::string_view owner = chain.name;
    for (std::size_t hop = 0; hop <= kChainMax; ++hop) {
        const DnsRecord* alias = nullptr;
        bool found = false;
        for (const DnsRecord& r : message.records) {
            if (r.section != DnsSection::Answer || !equalsIgnoringAsciiCase(r.name, owner))
                continue;
            if (r.type == DnsType::CNAME) {
                alias = alias ? alias : &r;
            } else if (r.address) {
                chain.addresses.push_back(*r.address);
                lowerTtl(chain, r.ttl);
                found = true;
            } else if (r.binding) { // HTTPS hints are usable addresses of a lower rank
                chain.addresses.insert(chain.addresses.end(), r.binding->ipv4Hints.begin(), r.binding->ipv4Hints.end());
                chain.addresses.insert(chain.addresses.end(), r.binding->ipv6Hints.begin(), r.binding->ipv6Hints.end());
                lowerTtl(chain, r.ttl);
                found = true;
            }
        }
        if (found || !alias)
            break;
        lowerTtl(chain, alias->ttl);
        owner = alias->target;
        if (std::find(chain.aliases.begin(), chain.aliases.end(), owner) != chain.aliases.end())
            break; // a chain that bites its tail
        chain.aliases.push_back(owner);
    }
}

} // namespace

std::size_t Lookups::KeyHash::operator()(const Key& k) const noexcept
{
    return mixHash(static_cast<std::size_t>(k.connection) << 32U | k.name.value,
                   static_cast<std::size_t>(k.id) << 16U | static_cast<std::size_t>(k.type));
}

Lookups::Lookups(Tables& tables) : m_tables(tables), m_open(kKept) {}

StringId Lookups::askedBy(const DnsQuestion& q) const
{
    StringPool& strings = m_tables.strings;
    return hasAsciiUpper(q.name) ? strings.intern(asciiLower(q.name)) : strings.intern(q.name);
}

void Lookups::on(const DnsMessage& message, const Sighting& sighting)
{
    if (message.questions.empty())
        return;
    if (message.response)
        response(message, sighting);
    else
        query(message, sighting);
}

void Lookups::query(const DnsMessage& m, const Sighting& s)
{
    const DnsQuestion& q = m.questions.front();
    const StringId asked = askedBy(q);
    const Key key{s.place.connection, m.id, q.type, asked};
    if (Open* again = m_open.find(key); again && s.time() - again->opened <= kLookupMax) {
        again->lastSent = s.time();
        Event& event = m_tables.events.edit(again->event);
        event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
        return;
    }
    m_tables.names.asked(s.place.device, asked, q.type, s.time());
    const EventId event = openEvent(m_tables, s, groupPeer(m_tables.strings, asked), Outcome::Unanswered);
    m_open.put(key, {event, s.time(), s.time()}, s.time());
}

void Lookups::response(const DnsMessage& m, const Sighting& s)
{
    ++m_answers;
    const DnsQuestion& q = m.questions.front();
    const StringId asked = askedBy(q);
    const Key key{s.place.connection, m.id, q.type, asked};
    EventId event;
    if (Open* open = m_open.find(key); open && s.time() - open->opened <= kLookupMax) {
        event = open->event;
        if (!open->answered)
            answerEvent(m_tables, event, s, open->lastSent, m.rcode == 0 ? Outcome::Answered : Outcome::Failed);
        open->answered = true;
    } else {
        event = openEvent(m_tables, s, groupPeer(m_tables.strings, asked), Outcome::ReplyOnly);
        m_open.put(key, {event, s.time(), s.time(), true}, s.time());
    }
    NameEvidence& evidence = m_evidence;
    evidence.device = s.place.device;
    evidence.name = q.name;
    evidence.nameId = asked;
    evidence.type = q.type;
    evidence.source = NameSource::Dns;
    evidence.resolver = m_tables.flows[s.place.flow].peer;
    evidence.time = s.time();
    evidence.rcode = m.rcode;
    followChain(m, evidence);
    evidence.blocked = m.rcode == kRefused || (!evidence.addresses.empty() &&
                                               std::all_of(evidence.addresses.begin(), evidence.addresses.end(),
                                                           [](const IpAddress& a) { return a.isUnspecified(); }));
    if (evidence.hasTtl)
        m_tables.events.promised(event, PromiseKind::DnsTtl, evidence.ttl);
    learnName(m_tables, evidence);
}

} // namespace phonehome

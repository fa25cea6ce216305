// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/lookups.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

constexpr std::size_t kChainMax = 16;
constexpr std::uint8_t kRefused = 5;
// So long the same question with the same id is the same lookup, answered or not: the answer may have been lost behind
// the place of capture.
constexpr Duration kLookupMax = Duration::ofSeconds(10);

// Clocks of captures may step back a little: what is asked for is not forgotten on the second.
constexpr Duration kKept = Duration::ofSeconds(60);

/// Lookups of one kind: of one name, or of any of the four that stand for one pool, whose pattern is written to pattern.
std::string_view kindOf(const std::string& name, std::string& pattern)
{
    pattern = poolPattern(name);
    return pattern.empty() ? name : pattern;
}

/// A name in lower case, as most of them come.
StringId internLower(StringPool& strings, const std::string& name)
{
    const bool upper = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return upper ? strings.intern(asciiLower(name)) : strings.intern(name);
}

void lowerTtl(ResolvedChain& chain, std::uint32_t ttl)
{
    chain.ttl = chain.hasTtl ? std::min(chain.ttl, ttl) : ttl;
    chain.hasTtl = true;
}

} // namespace

std::size_t Lookups::KeyHash::operator()(const Key& k) const noexcept
{
    return mixHash(static_cast<std::size_t>(k.connection) << 32U | k.name.value,
                   static_cast<std::size_t>(k.id) << 16U | static_cast<std::size_t>(k.type));
}

Lookups::Lookups(Tables& tables) : m_tables(tables), m_open(kKept) {}

Lookups::Key Lookups::keyOf(const DnsMessage& m, const Sighting& s) const
{
    const DnsQuestion& q = m.questions.front();
    return {s.place.connection, m.id, q.type, internLower(m_tables.strings, q.name)};
}

ResolvedChain followChain(const DnsMessage& message, const std::string& asked)
{
    ResolvedChain chain;
    std::string_view owner = asked;
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
        chain.aliases.emplace_back(owner);
    }
    return chain;
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
    const Key key = keyOf(m, s);
    if (Open* again = m_open.find(key); again && s.time() - again->opened <= kLookupMax) {
        again->lastSent = s.time();
        Event& event = m_tables.events.edit(again->event);
        event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
        return;
    }
    m_tables.names.asked(s.place.device, q.name, q.type, s.time());
    std::string pattern;
    const EventId event = openEvent(m_tables, s, kindOf(q.name, pattern), Outcome::Unanswered);
    m_open.put(key, {event, s.time(), s.time()}, s.time());
}

void Lookups::response(const DnsMessage& m, const Sighting& s)
{
    ++m_answers;
    const DnsQuestion& q = m.questions.front();
    const Key key = keyOf(m, s);
    EventId event;
    if (Open* open = m_open.find(key); open && s.time() - open->opened <= kLookupMax) {
        event = open->event;
        if (!open->answered)
            answerEvent(m_tables, event, s, open->lastSent, m.rcode == 0 ? Outcome::Answered : Outcome::Failed);
        open->answered = true;
    } else {
        std::string pattern;
        event = openEvent(m_tables, s, kindOf(q.name, pattern), Outcome::ReplyOnly);
        m_open.put(key, {event, s.time(), s.time(), true}, s.time());
    }
    ResolvedChain chain = followChain(m, q.name);
    if (chain.hasTtl)
        m_tables.events.promised(event, PromiseKind::DnsTtl, chain.ttl);

    NameEvidence evidence;
    evidence.device = s.place.device;
    evidence.name = q.name;
    evidence.type = q.type;
    evidence.source = NameSource::Dns;
    evidence.addresses = std::move(chain.addresses);
    evidence.aliases = std::move(chain.aliases);
    evidence.resolver = m_tables.flows[s.place.flow].peer;
    evidence.time = s.time();
    evidence.ttl = chain.ttl;
    evidence.hasTtl = chain.hasTtl;
    evidence.rcode = m.rcode;
    evidence.blocked = m.rcode == kRefused || (!evidence.addresses.empty() &&
                                               std::all_of(evidence.addresses.begin(), evidence.addresses.end(),
                                                           [](const IpAddress& a) { return a.isUnspecified(); }));
    learnName(m_tables, evidence);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stun_transactions.h"

#include <algorithm>
#include <cstring>

namespace phonehome {

namespace {

constexpr std::uint16_t kUnauthorized = 401;
constexpr std::uint16_t kStaleNonce = 438;
// How long after a 401 or 438 the next try still belongs to it; a WeMo tries again at once.
constexpr Duration kRetryWithin = Duration::ofSeconds(5);
// A client gives up 39.5 s after its first try (RFC 8489 s6.2.1): until then, the same transaction id is the same
// transaction, answered or not, for the answer may have been lost behind the place of capture.
constexpr Duration kTransactionMax = Duration::ofSeconds(40);
// The last of seven tries leaves 31.5 s after the first and is given 8 s: kStunGivesUpAfter in all.
constexpr Duration kLastTryAfter = Duration::ofSeconds(31);
constexpr Duration kLastWait = Duration::ofSeconds(8);
// Clocks of captures may step back a little: what is asked for is not forgotten on the second.
constexpr Duration kKept = Duration::ofSeconds(120);

} // namespace

StunTransactions::StunTransactions(Tables& tables, MappingTable& mappings)
    : m_tables(tables), m_mappings(mappings), m_lines(tables.events), m_open(kKept), m_challenged(kKept)
{
}

std::size_t StunTransactions::KeyHash::operator()(const StunPlace& k) const noexcept
{
    return mixHash(k.connection, k.flow.value);
}

std::size_t StunTransactions::KeyHash::operator()(const Transaction& k) const noexcept
{
    std::array<std::uint64_t, 2> words{};
    std::memcpy(words.data(), k.id.data(), sizeof words);
    return mixHash(mixHash(words[0], words[1]), (*this)(k.place));
}

std::size_t StunTransactions::KeyHash::operator()(const Method& k) const noexcept
{
    return mixHash((*this)(k.place), static_cast<std::size_t>(k.method));
}

StunPlace StunTransactions::placeOf(const Sighting& s)
{
    const Packet& p = s.packet();
    return {s.place.connection, s.place.flow, s.place.outgoing ? p.sourcePort : p.destinationPort};
}

StunTransactions::Transaction StunTransactions::transactionOf(const StunMessage& m, const Sighting& s)
{
    Transaction out{placeOf(s), {}};
    const std::size_t size = std::min(m.transactionId.size(), out.id.size() - 1);
    std::copy_n(m.transactionId.begin(), size, out.id.begin());
    out.id.back() = static_cast<std::uint8_t>(size);
    return out;
}

void StunTransactions::on(const StunMessage& message, const Sighting& sighting)
{
    switch (message.klass) {
    case StunClass::Request: request(message, sighting); break;
    case StunClass::Indication: openOf(message, sighting, Outcome::OneWay); break;
    case StunClass::Success:
    case StunClass::Error: answer(message, sighting); break;
    }
}

void StunTransactions::request(const StunMessage& m, const Sighting& s)
{
    const Transaction id = transactionOf(m, s);
    if (Open* again = m_open.find(id); again && s.time() - again->opened <= kTransactionMax) { // retransmission
        again->lastSent = s.time();
        Event& event = m_tables.events.edit(again->event);
        event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
        const bool last = s.time() - again->opened >= kLastTryAfter;
        // No client has two transactions of a kind at once: while it tries this one, the next is not due.
        if (!again->answered)
            m_lines.tell(event.group, placeOf(s), BusyStretch{again->opened, last ? s.time() + kLastWait : s.time()});
        if (m.method == StunMethod::Allocate)
            tellRefreshes(event.group, placeOf(s), again->opened, Allocating{again->opened, s.time()});
        return;
    }
    const Method method{placeOf(s), m.method};
    if (Open* refused = m_challenged.find(method); refused && s.time() - refused->lastSent <= kRetryWithin) {
        const EventId event = refused->event;
        m_challenged.erase(method);
        Event& e = m_tables.events.edit(event);
        e.tries = static_cast<std::uint8_t>(e.tries < 255 ? e.tries + 1 : 255);
        e.outcome = Outcome::Unanswered;
        m_open.put(id, {event, s.time(), s.time(), m.method}, s.time());
        return;
    }
    // LIFETIME 0 gives the allocation back: it asks for nothing and renews nothing.
    const bool givesBack = m.lifetime == 0U;
    const EventId event = openOf(m, s, Outcome::Unanswered, !givesBack);
    const GroupId group = m_tables.events[event].group;
    if (m.lifetime && !givesBack && (m.method == StunMethod::Refresh || m.method == StunMethod::Allocate))
        m_lines.tell(group, placeOf(s), Requested{*m.lifetime});
    if (m.method == StunMethod::Allocate)
        tellRefreshes(group, placeOf(s), s.time(), Allocating{s.time(), s.time()});
    if (m.method == StunMethod::Refresh && !givesBack) {
        if (const Grant* grant = m_grants.find(placeOf(s)))
            m_lines.tell(group, placeOf(s), Renewal{s.time() - grant->time, grant->seconds});
    }
    m_open.put(id, {event, s.time(), s.time(), m.method}, s.time());
}

void StunTransactions::answer(const StunMessage& m, const Sighting& s)
{
    const bool success = m.klass == StunClass::Success;
    const Transaction id = transactionOf(m, s);
    EventId event;
    Timestamp lastSent = s.time();
    if (Open* open = m_open.find(id); open && s.time() - open->opened <= kTransactionMax) {
        event = open->event;
        lastSent = open->lastSent;
        if (open->answered) // a second answer: to a retransmission, or doubled on its way
            return;
        open->answered = true;
    } else {
        event = openOf(m, s, Outcome::ReplyOnly);
        m_open.put(id, {event, s.time(), s.time(), m.method, true}, s.time());
    }
    if (m_tables.events[event].outcome != Outcome::ReplyOnly)
        answerEvent(m_tables, event, s, lastSent, success ? Outcome::Answered : Outcome::Failed);
    if (!success && (m.errorCode == kUnauthorized || m.errorCode == kStaleNonce))
        m_challenged.put({placeOf(s), m.method}, {event, s.time(), s.time(), m.method}, s.time());
    if (success && m.lifetime && (m.method == StunMethod::Allocate || m.method == StunMethod::Refresh)) {
        if (*m.lifetime > 0) {
            m_tables.events.promised(event, PromiseKind::StunLifetime, *m.lifetime);
            m_grants.put(placeOf(s), {s.time(), *m.lifetime});
            if (m.method == StunMethod::Allocate)
                tellRefreshes(m_tables.events[event].group, placeOf(s), s.time(), Allocated{s.time()});
        } else { // given back: promises nothing
            m_grants.erase(placeOf(s));
        }
    }
    // What the device answers a peer that checks the way to it (RFC 8445 s7.3) tells where the peer is.
    if (const auto& mapped = m.xorMapped ? m.xorMapped : m.mapped; success && mapped && !s.place.outgoing)
        m_mappings.seen(s.place.device, s.place.flow, s.place.connection, *mapped, s.time());
}

EventId StunTransactions::openOf(const StunMessage& m, const Sighting& s, Outcome outcome, bool inUse)
{
    const EventOrigin origin = originOf(s, outcome != Outcome::ReplyOnly);
    const GroupId all = groupAt(m_tables, origin, stunMethodText(m.method), peerOf(m_tables, s.place.flow));
    const EventId id = openEventIn(m_tables, m_lines.speaks(all, placeOf(s), s.time(), inUse), origin);
    m_lines.said(all, placeOf(s), id);
    if (outcome != Outcome::OneWay)
        m_tables.events.edit(id).outcome = outcome;
    return id;
}

void StunTransactions::tellRefreshes(GroupId allocations, const StunPlace& socket, Timestamp time, const StunFact& fact)
{
    if (!allocations.valid()) // their event was let go
        return;
    const Group& group = m_tables.events[allocations];
    const GroupId refreshes =
        m_tables.events.find({group.device, group.protocol, group.direction,
                              m_tables.strings.intern(stunMethodText(StunMethod::Refresh)), group.peer});
    if (!refreshes.valid())
        return;
    m_lines.begins(refreshes, socket, time);
    m_lines.tell(refreshes, socket, fact);
}

} // namespace phonehome

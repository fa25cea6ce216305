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
// The last of seven tries leaves 31.5 s after the first and is given 8 s to be answered.
constexpr Duration kLastTryAfter = Duration::ofSeconds(31);
constexpr Duration kLastWait = Duration::ofSeconds(8);
// Clocks of captures may step back a little: what is asked for is not forgotten on the second.
constexpr Duration kKept = Duration::ofSeconds(120);

} // namespace

StunTransactions::StunTransactions(Tables& tables, MappingTable& mappings)
    : m_tables(tables), m_mappings(mappings), m_open(kKept), m_challenged(kKept)
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
    case StunClass::Indication: openEvent(m_tables, sighting, stunMethodText(message.method), Outcome::OneWay); break;
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
            m_tables.events.busy(event.group, {again->opened, last ? s.time() + kLastWait : s.time()});
        if (m.method == StunMethod::Allocate)
            allocates(event.group, again->opened, s.time());
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
    const EventId event = openEvent(m_tables, s, stunMethodText(m.method), Outcome::Unanswered);
    const GroupId group = m_tables.events[event].group;
    // LIFETIME 0 gives the allocation back: it asks for nothing and renews nothing.
    const bool givesBack = m.lifetime == 0U;
    if (m.lifetime && !givesBack && (m.method == StunMethod::Refresh || m.method == StunMethod::Allocate))
        m_tables.events.requested(group, *m.lifetime);
    if (m.method == StunMethod::Allocate)
        allocates(group, s.time(), s.time());
    if (m.method == StunMethod::Refresh && !givesBack) {
        if (const Grant* grant = m_grants.find(placeOf(s)))
            m_tables.events.renewed(group, s.time() - grant->time, grant->seconds);
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
        event = openEvent(m_tables, s, stunMethodText(m.method), Outcome::ReplyOnly);
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
                allocated(m_tables.events[event].group, s.time());
        } else { // given back: promises nothing
            m_grants.erase(placeOf(s));
        }
    }
    if (const auto& mapped = m.xorMapped ? m.xorMapped : m.mapped; success && mapped)
        m_mappings.seen(s.place.device, s.place.flow, s.place.connection, *mapped, s.time());
}

GroupId StunTransactions::refreshesBeside(GroupId allocations) const
{
    const Group& group = m_tables.events[allocations];
    return m_tables.events.find({group.device, group.protocol, group.direction,
                                 m_tables.strings.intern(stunMethodText(StunMethod::Refresh)), group.peer});
}

void StunTransactions::allocates(GroupId allocations, Timestamp opened, Timestamp until)
{
    const GroupId refreshes = refreshesBeside(allocations);
    if (!refreshes.valid())
        return;
    // What failed for good is not tried again, however long the allocation takes.
    const Group& group = m_tables.events[refreshes];
    const Outcome outcome = m_tables.events[group.latest].outcome;
    const bool failed = outcome == Outcome::Unanswered || outcome == Outcome::Failed;
    const Timestamp gaveUp = opened - kLastTryAfter - kLastWait;
    const Timestamp from = failed ? std::min(gaveUp, group.last) : std::max(gaveUp, group.last);
    if (from < until)
        m_tables.events.busy(refreshes, {from, until});
}

void StunTransactions::allocated(GroupId allocations, Timestamp time)
{
    if (const GroupId refreshes = refreshesBeside(allocations); refreshes.valid())
        m_tables.events.rearmed(refreshes, time);
}

} // namespace phonehome

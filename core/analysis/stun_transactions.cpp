// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stun_transactions.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kUnauthorized = 401;
constexpr std::uint16_t kStaleNonce = 438;
// How long after a 401 or 438 the next try still belongs to it; a WeMo tries again at once.
constexpr Duration kRetryWithin = Duration::ofSeconds(5);
// A client gives up 39.5 s after its first try (RFC 8489 s6.2.1): until then, the same transaction id is the same
// transaction, answered or not, for the answer may have been lost behind the place of capture.
constexpr Duration kForgottenAfter = Duration::ofSeconds(120);
constexpr Duration kTransactionMax = Duration::ofSeconds(40);

std::string connectionKey(const Sighting& s)
{
    // The connection number is gone when the table forgot it; device and flow keep apart what can be.
    return std::to_string(s.place.connection) + '/' + std::to_string(s.place.flow.value);
}

std::string idKey(const StunMessage& m, const Sighting& s)
{
    std::string key = connectionKey(s) + '/';
    key.append(m.transactionId.begin(), m.transactionId.end());
    return key;
}

std::string methodKey(const StunMessage& m, const Sighting& s)
{
    return connectionKey(s) + '/' + std::to_string(static_cast<unsigned>(m.method));
}

} // namespace

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
    m_open.age(s.time(), kForgottenAfter);
    const std::string id = idKey(m, s);
    if (Open* again = m_open.find(id); again && s.time() - again->opened <= kTransactionMax) { // retransmission
        again->lastSent = s.time();
        Event& event = m_tables.events.edit(again->event);
        event.tries = static_cast<std::uint8_t>(event.tries < 255 ? event.tries + 1 : 255);
        return;
    }
    const std::string method = methodKey(m, s);
    if (Open* refused = m_challenged.find(method); refused && s.time() - refused->lastSent <= kRetryWithin) {
        const EventId event = refused->event;
        m_challenged.erase(method);
        Event& e = m_tables.events.edit(event);
        e.tries = static_cast<std::uint8_t>(e.tries < 255 ? e.tries + 1 : 255);
        e.outcome = Outcome::Unanswered;
        m_open.put(id, {event, s.time(), s.time(), m.method});
        return;
    }
    const EventId event = openEvent(m_tables, s, stunMethodText(m.method), Outcome::Unanswered);
    const GroupId group = m_tables.events[event].group;
    if (m.lifetime && (m.method == StunMethod::Refresh || m.method == StunMethod::Allocate))
        m_tables.events.requested(group, *m.lifetime);
    if (m.method == StunMethod::Refresh) {
        const Grant* grant = m_grants.find(connectionKey(s));
        // LIFETIME 0 gives the allocation back and renews nothing.
        if (grant && m.lifetime.value_or(1) != 0)
            m_tables.events.renewed(group, s.time() - grant->time, grant->lifetime);
    }
    m_open.put(id, {event, s.time(), s.time(), m.method});
}

void StunTransactions::answer(const StunMessage& m, const Sighting& s)
{
    const bool success = m.klass == StunClass::Success;
    const std::string id = idKey(m, s);
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
        m_open.put(id, {event, s.time(), s.time(), m.method, true});
    }
    if (m_tables.events[event].outcome != Outcome::ReplyOnly)
        answerEvent(m_tables, event, s, lastSent, success ? Outcome::Answered : Outcome::Failed);
    if (!success && (m.errorCode == kUnauthorized || m.errorCode == kStaleNonce))
        m_challenged.put(methodKey(m, s), {event, s.time(), s.time(), m.method});
    if (success && m.lifetime && (m.method == StunMethod::Allocate || m.method == StunMethod::Refresh)) {
        if (*m.lifetime > 0) {
            m_tables.events.promised(event, PromiseKind::StunLifetime, *m.lifetime);
            m_grants.put(connectionKey(s), {s.time(), *m.lifetime});
        } else { // given back: promises nothing
            m_grants.erase(connectionKey(s));
        }
    }
    if (const auto& mapped = m.xorMapped ? m.xorMapped : m.mapped; success && mapped)
        m_mappings.seen(s.place.device, s.place.flow, s.place.connection, *mapped, s.time());
}

} // namespace phonehome

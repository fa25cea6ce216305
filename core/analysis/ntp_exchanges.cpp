// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ntp_exchanges.h"

namespace phonehome {

namespace {

enum Mode : std::uint8_t { kActive = 1, kPassive = 2, kClient = 3, kServer = 4, kBroadcast = 5 };
// RFC 5905 s7.2: polls lie between 2^4 and 2^17 seconds; a field outside promises nothing.
constexpr int kPollMin = 4;
constexpr int kPollMax = 17;

} // namespace

void NtpExchanges::on(const NtpMessage& m, const Sighting& s)
{
    if (m.mode == kServer) {
        const Key key{s.place.connection, m.origin};
        if (const Open* open = m_open.find(key)) {
            const bool kiss = m.stratum == 0; // kiss-o'-death: RATE, DENY …
            answerEvent(m_tables, open->event, s, open->sent, kiss ? Outcome::Failed : Outcome::Answered);
            m_open.erase(key);
        } else {
            openEvent(m_tables, s, "client", Outcome::ReplyOnly);
        }
        return;
    }
    const char* kind = m.mode == kClient      ? "client"
                       : m.mode == kBroadcast ? "broadcast"
                       : m.mode <= kPassive   ? "symmetric"
                                              : "control";
    const EventId event = openEvent(m_tables, s, kind, m.mode == kClient ? Outcome::Unanswered : Outcome::OneWay);
    if (m.mode == kClient)
        m_open.put({s.place.connection, m.transmit}, {event, s.time()});
    if (m.mode >= kActive && m.mode <= kBroadcast && m.poll >= kPollMin && m.poll <= kPollMax)
        m_tables.events.promised(event, PromiseKind::NtpPoll, 1U << m.poll);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ntp_exchanges.h"

namespace phonehome {

namespace {

enum Mode : std::uint8_t { kActive = 1, kPassive = 2, kClient = 3, kServer = 4, kBroadcast = 5 };
// RFC 5905 s7.2: polls lie between 2^4 and 2^17 seconds; a field outside promises nothing.
constexpr int kPollMin = 4;
constexpr int kPollMax = 17;
/// The same packet again, as a bridge or a mirrored port shows it; a client that always sends one time asks later.
constexpr Duration kCopyWithin = Duration::ofSeconds(1);

} // namespace

void NtpExchanges::on(const NtpMessage& m, const Sighting& s)
{
    if (m.mode == kServer) {
        const Key key{s.place.connection, m.origin};
        if (Open* open = m_open.find(key)) {
            const bool kiss = m.stratum == 0; // kiss-o'-death: RATE, DENY …
            if (!open->answered)
                answerEvent(m_tables, open->event, s, open->sent, kiss ? Outcome::Failed : Outcome::Answered);
            open->answered = true;
        } else {
            openEvent(m_tables, s, "client", Outcome::ReplyOnly);
        }
        return;
    }
    const Key key{s.place.connection, m.transmit};
    if (const Open* open = m.mode == kClient && m.transmit != 0 ? m_open.find(key) : nullptr;
        open && s.time() - open->sent <= kCopyWithin && open->sent <= s.time()) {
        m_tables.events.edit(open->event).countCopy();
        return;
    }
    const char* kind = m.mode == kClient      ? "client"
                       : m.mode == kBroadcast ? "broadcast"
                       : m.mode <= kPassive   ? "symmetric"
                                              : "control";
    const EventId event = openEvent(m_tables, s, kind, m.mode == kClient ? Outcome::Unanswered : Outcome::OneWay);
    if (m.mode == kClient)
        m_open.put(key, {event, s.time()}, s.time());
    if (m.mode >= kActive && m.mode <= kBroadcast && m.poll >= kPollMin && m.poll <= kPollMax)
        m_tables.events.promised(event, PromiseKind::NtpPoll, 1U << m.poll);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/flow_beats.h"

#include <string>

namespace phonehome {

namespace {

/// In so long a message that began is whole, or will never be.
constexpr Duration kWhole = Duration::ofSeconds(1);
constexpr std::size_t kWaitingMax = 4096;

/// "data" of an encrypted connection, "TCP 1883 data" of a protocol that is not known.
std::string kindOf(const Flow& flow, bool outgoing)
{
    std::string kind = "data";
    if (flow.app == Protocol::Other) {
        const char* const transport = flow.transport == ip_protocol::kTcp ? "TCP " : "UDP ";
        kind = transport + std::to_string(flow.peerPort) + " data";
    }
    return outgoing ? kind : kind.append(kReceived);
}

} // namespace

void FlowBeats::on(const Packet& p, const FlowPlace& place)
{
    while (!m_waiting.empty()) {
        const Timestamp began = m_waiting.front().time;
        const Duration since = p.frame.time < began ? began - p.frame.time : p.frame.time - began;
        if (since <= kWhole && m_waiting.size() < kWaitingMax)
            break;
        judge(m_waiting.front());
        m_waiting.pop_front();
    }
    if (place.speech == Speech::None || (!p.isTcp() && !p.isUdp()))
        return;
    m_waiting.push_back({{p.from(), p.to(), p.transport},
                         p.frame.time,
                         static_cast<std::uint32_t>(p.frame.number),
                         p.frame.file,
                         place.outgoing,
                         place.speech == Speech::First});
}

void FlowBeats::settle()
{
    for (const Waiting& waiting : m_waiting)
        judge(waiting);
    m_waiting.clear();
}

void FlowBeats::judge(const Waiting& w)
{
    const FlowPlace place = m_tables.flows.find(w.tuple);
    if (!place.flow.valid())
        return;
    const Flow& flow = m_tables.flows[place.flow];
    // A connection's first bytes are its hello where it is encrypted.
    if (flow.app == Protocol::Tls ? w.first : flow.app != Protocol::Other)
        return;
    openEventAt(m_tables, {place, flow.app, w.time, w.frame, w.file}, kindOf(flow, w.outgoing),
                peerOf(m_tables, place.flow));
}

} // namespace phonehome

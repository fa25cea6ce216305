// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/flow_beats.h"

#include <string>

namespace phonehome {

namespace {

/// In so long a message that began is whole, or will never be.
constexpr Duration kWhole = Duration::ofSeconds(1);
constexpr std::size_t kWaitingMax = 4096;
/// Flows whose talk is followed at once.
constexpr std::size_t kTalksMax = 8192;

/// "data" of an encrypted connection, "TCP 1883 data" of a protocol that is not known.
std::string kindOf(const Flow& flow)
{
    if (flow.app != Protocol::Other)
        return "data";
    const char* const transport = flow.transport == ip_protocol::kTcp ? "TCP " : "UDP ";
    return transport + std::to_string(flow.peerPort) + " data";
}

/// Does no decoder read what the flow carries?
bool isUnread(const Flow& flow)
{
    return flow.app == Protocol::Tls || flow.app == Protocol::Other;
}

Direction directionOf(const FlowPlace& place)
{
    return place.outgoing ? Direction::Sent : Direction::Received;
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
    if (place.speech == Speech::Amid) {
        goOn(place.flow, directionOf(place), p.frame.time);
        return;
    }
    // What a decoder reads already needs no second look.
    if (!isUnread(m_tables.flows[place.flow]))
        return;
    m_waiting.push_back({{p.from(), p.to(), p.transport},
                         p.frame.time,
                         static_cast<std::uint32_t>(p.frame.number),
                         p.frame.file,
                         directionOf(place),
                         place.speech == Speech::First,
                         place});
}

void FlowBeats::settle()
{
    for (const Waiting& waiting : m_waiting)
        judge(waiting);
    m_waiting.clear();
    tell();
}

void FlowBeats::judge(const Waiting& w)
{
    FlowPlace place = m_tables.flows.find(w.tuple);
    if (!place.flow.valid())
        return;
    // Another device sends between these ports by now.
    if (place.device != w.place.device)
        place = w.place;
    const Flow& flow = m_tables.flows[place.flow];
    // A connection's first bytes are its hello where it is encrypted.
    if (flow.app == Protocol::Tls && w.first) {
        goOn(place.flow, w.direction, w.time);
        return;
    }
    if (!isUnread(flow))
        return;
    openEventAt(m_tables, {place, flow.app, w.direction, w.time, w.frame, w.file}, kindOf(flow),
                peerOf(m_tables, place.flow));
}

void FlowBeats::goOn(FlowId flow, Direction direction, Timestamp time)
{
    if (m_talks.size() >= kTalksMax) {
        tell();
        m_talks.clear();
    }
    const std::uint64_t key = static_cast<std::uint64_t>(flow.value) << 1 | static_cast<std::uint64_t>(direction);
    Talk& talk = m_talks.try_emplace(key, Talk{time, time}).first.value();
    if (time - talk.to >= kSilence) {
        tell(key, talk);
        talk = {time, time};
    }
    talk.to = std::max(talk.to, time);
}

void FlowBeats::tell()
{
    for (const auto& [key, talk] : m_talks)
        tell(key, talk);
}

void FlowBeats::tell(std::uint64_t key, const Talk& talk)
{
    const FlowId id{static_cast<std::uint32_t>(key >> 1)};
    const Flow& flow = m_tables.flows[id];
    if (!isUnread(flow))
        return;
    const StringId peer = groupPeer(m_tables.strings, peerOf(m_tables, id).text);
    const GroupId group = m_tables.events.find(
        {flow.device, flow.app, static_cast<Direction>(key & 1), m_tables.strings.intern(kindOf(flow)), peer});
    if (group.valid())
        m_tables.events.busy(group, talk);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/frame_batch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace phonehome {

namespace {

/// As long as the longest packet that a source hands out. Never written to: pages of zeros that cost no memory.
constexpr std::size_t kLongest = 262144;

ByteView zeros(std::size_t n)
{
    static std::array<std::uint8_t, kLongest> none;
    return ByteView(none).first(std::min(n, none.size()));
}

/// Their numbers stay.
void forgetBytes(Packet& packet)
{
    packet.frame.data = zeros(packet.frame.data.size());
    packet.payload = zeros(packet.payload.size());
}

} // namespace

void FrameBatch::clear()
{
    m_entries.clear();
    m_names.clear();
    m_packetCount = 0;
    m_otherCount = 0;
    m_open = false;
    m_messageCount = 0;
    m_messageBytes = 0;
    m_frames = 0;
    m_last = nullptr;
    then = Then::GoOn;
    sources.reset();
}

std::uint32_t FrameBatch::keep(const Packet& packet)
{
    if (m_otherCount == m_others.size())
        m_others.push_back(packet);
    else
        m_others[m_otherCount] = packet;
    forgetBytes(m_others[m_otherCount]);
    return static_cast<std::uint32_t>(kPackets + 1 + m_otherCount++);
}

void FrameBatch::willReadParts(const Message& message)
{
    if (const auto* const dns = std::get_if<DnsMessage>(&message)) {
        if (!dns->questions.empty())
            willRead(dns->questions.front());
        if (!dns->records.empty())
            willRead(dns->records.front());
    } else if (const auto* const ssdp = std::get_if<SsdpMessage>(&message)) {
        for (const SsdpMessage::Text text : {SsdpMessage::Text::Nt, SsdpMessage::Text::Usn}) {
            if (const auto value = ssdp->text(text))
                willRead(*value->data());
        }
    } else if (const auto* const stun = messageIf<StunMessage>(message)) {
        willRead(*stun);
    }
}

void FrameBatch::seal()
{
    if (std::exchange(m_open, false))
        forgetBytes(m_packets[m_packetCount - 1]);
}

std::uint32_t FrameBatch::indexOf(const Packet& packet)
{
    return &packet == m_last ? m_lastIndex : keep(packet);
}

void FrameBatch::add(const Packet& packet)
{
    Entry& entry = m_entries.emplace_back();
    entry.kind = Kind::Packet;
    const bool inPlace = &packet == &room();
    m_open = m_open || inPlace;
    m_lastIndex = inPlace ? static_cast<std::uint32_t>(m_packetCount++) : keep(packet);
    entry.packet = m_lastIndex;
    entry.item = packet.connection;
    m_last = &packet;
    m_frames += packet.frame.carried ? 0 : 1;
}

void FrameBatch::add(const Observation& o)
{
    Entry& entry = m_entries.emplace_back();
    entry.kind = Kind::Said;
    entry.protocol = o.protocol;
    entry.inFrame = o.inFrame;
    entry.packet = indexOf(o.packet);
    entry.item = static_cast<std::uint32_t>(m_messageCount);
    entry.wordsHash = isSaidToAll(o.protocol) ? o.hash() : 0;
    m_messageBytes += o.bytes.size();
    if (m_messageCount == m_messages.size())
        m_messages.push_back(std::move(o.message));
    else
        m_messages[m_messageCount] = std::move(o.message);
    // The other thread read it last, and what it holds apart is to be freed.
    if (++m_messageCount + kAhead < m_messages.size())
        willWrite(m_messages[m_messageCount + kAhead]);
    if (m_messageCount + 1 < m_messages.size())
        willReadParts(m_messages[m_messageCount + 1]);
}

void FrameBatch::add(const Refusal& refusal)
{
    Entry& entry = m_entries.emplace_back();
    entry.kind = Kind::Refused;
    entry.protocol = refusal.protocol;
    entry.violation = refusal.violation;
    entry.packet = indexOf(refusal.packet);
}

void FrameBatch::add(const FileName& name, Timestamp time)
{
    Entry& entry = m_entries.emplace_back();
    entry.kind = Kind::Named;
    entry.item = static_cast<std::uint32_t>(m_names.size());
    m_names.push_back({name, time});
}

} // namespace phonehome

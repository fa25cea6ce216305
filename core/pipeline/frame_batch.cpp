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
    // The other thread read it last.
    if (++m_messageCount + 1 < m_messages.size())
        willWrite(m_messages[m_messageCount + 1]);
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

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

} // namespace

void FrameBatch::clear()
{
    m_entries.clear();
    m_bytes.clear();
    m_names.clear();
    m_packetCount = 0;
    m_messageCount = 0;
    m_frames = 0;
    m_last = nullptr;
    then = Then::GoOn;
}

std::uint32_t FrameBatch::keep(const Packet& packet)
{
    if (m_packetCount == m_packets.size())
        m_packets.push_back(packet);
    else
        m_packets[m_packetCount] = packet;
    Packet& kept = m_packets[m_packetCount];
    kept.frame.data = zeros(packet.frame.data.size());
    kept.payload = zeros(packet.payload.size());
    return static_cast<std::uint32_t>(m_packetCount++);
}

std::uint32_t FrameBatch::indexOf(const Packet& packet)
{
    return &packet == m_last ? m_lastIndex : keep(packet);
}

void FrameBatch::add(const Packet& packet)
{
    Entry entry;
    entry.kind = Kind::Packet;
    entry.packet = m_lastIndex = keep(packet);
    m_last = &packet;
    m_frames += packet.frame.carried ? 0 : 1;
    m_entries.push_back(entry);
}

void FrameBatch::add(const Observation& o)
{
    Entry entry;
    entry.kind = Kind::Said;
    entry.protocol = o.protocol;
    entry.inFrame = o.inFrame;
    entry.packet = indexOf(o.packet);
    entry.item = static_cast<std::uint32_t>(m_messageCount);
    entry.begin = static_cast<std::uint32_t>(m_bytes.size());
    entry.size = static_cast<std::uint32_t>(o.bytes.size());
    m_bytes.insert(m_bytes.end(), o.bytes.begin(), o.bytes.end());
    if (m_messageCount == m_messages.size())
        m_messages.push_back(std::move(o.message));
    else
        m_messages[m_messageCount] = std::move(o.message);
    ++m_messageCount;
    m_entries.push_back(entry);
}

void FrameBatch::add(const Refusal& refusal)
{
    Entry entry;
    entry.kind = Kind::Refused;
    entry.protocol = refusal.protocol;
    entry.violation = refusal.violation;
    entry.packet = indexOf(refusal.packet);
    m_entries.push_back(entry);
}

void FrameBatch::add(const FileName& name, Timestamp time)
{
    Entry entry;
    entry.kind = Kind::Named;
    entry.item = static_cast<std::uint32_t>(m_names.size());
    m_names.push_back({name, time});
    m_entries.push_back(entry);
}

} // namespace phonehome

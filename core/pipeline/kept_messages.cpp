// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/kept_messages.h"

namespace phonehome {

namespace {

std::uint64_t keyOf(FileIndex file, std::uint64_t frame)
{
    constexpr unsigned kFrameBits = 40; // 24 are left for the file, as many as a data set has
    return static_cast<std::uint64_t>(file) << kFrameBits | frame;
}

} // namespace

void KeptMessages::onMessage(const Observation& o)
{
    // A segment may hold a whole message and yet begin with the end of another: TCP is always kept.
    if (o.inFrame && !o.packet.isTcp())
        return;
    Kept message{o.protocol, o.packet.frame.time, o.packet.from(), o.packet.to(), {o.bytes.begin(), o.bytes.end()}};
    const std::size_t cost = costOf(message);
    if (cost > m_bytesMax)
        return;
    makeRoom(cost);
    m_bytes += cost;
    const std::uint64_t key = keyOf(o.packet.frame.file, o.packet.frame.number);
    auto& ofFrame = m_kept[key];
    if (ofFrame.empty())
        m_frames.push_back(key);
    ofFrame.push_back(std::move(message));
}

void KeptMessages::makeRoom(std::size_t bytes)
{
    while (!m_frames.empty() && m_bytes + bytes > m_bytesMax) {
        const auto oldest = m_kept.find(m_frames.front());
        for (const Kept& message : oldest->second)
            m_bytes -= costOf(message);
        m_kept.erase(oldest);
        m_frames.pop_front();
    }
}

const std::vector<KeptMessages::Kept>* KeptMessages::find(FileIndex file, std::uint64_t frame) const
{
    const auto found = m_kept.find(keyOf(file, frame));
    return found == m_kept.end() ? nullptr : &found->second;
}

} // namespace phonehome

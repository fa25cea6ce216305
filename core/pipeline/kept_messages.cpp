// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/kept_messages.h"

namespace phonehome {

namespace {

std::uint64_t keyOf(std::uint16_t file, std::uint64_t frame)
{
    return static_cast<std::uint64_t>(file) << 48 | frame;
}

} // namespace

void KeptMessages::onMessage(const Observation& o)
{
    // A segment may hold a whole message and yet begin with the end of another: TCP is always kept.
    if (o.inFrame && !o.packet.isTcp())
        return;
    const std::size_t cost = o.bytes.size() + sizeof(Kept);
    if (m_bytes + cost > kBytesMax)
        return;
    m_bytes += cost;
    m_kept[keyOf(o.packet.frame.file, o.packet.frame.number)].push_back(
        {o.protocol, o.packet.frame.time, o.packet.from(), o.packet.to(), {o.bytes.begin(), o.bytes.end()}});
}

const std::vector<KeptMessages::Kept>* KeptMessages::find(std::uint16_t file, std::uint64_t frame) const
{
    const auto found = m_kept.find(keyOf(file, frame));
    return found == m_kept.end() ? nullptr : &found->second;
}

} // namespace phonehome

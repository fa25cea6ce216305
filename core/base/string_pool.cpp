// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/string_pool.h"

#include "core/base/bytes_hash.h"

namespace phonehome {

namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::size_t kTextsMore = 4096; ///< bytes of room

std::uint32_t hashOf(std::string_view text)
{
    const ByteView bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    return static_cast<std::uint32_t>(bytesHash(bytes));
}

} // namespace

StringId StringPool::intern(std::string_view text)
{
    if (2 * (m_strings.size() + 1) > m_index.size())
        grow();
    const std::uint32_t hash = hashOf(text);
    std::size_t at = hash & (m_index.size() - 1);
    for (; m_index[at].string.valid(); at = next(at)) {
        if (m_index[at].hash == hash && isText(m_index[at], text))
            return m_index[at].string;
    }
    // Each is there twice, and takes a row and a slot.
    constexpr std::size_t kRow = sizeof(std::string) + 2 * sizeof(Slot);
    if (2 * m_texts.size() + m_strings.size() * kRow + 2 * text.size() > m_bytesMax) {
        m_full = true;
        if (!m_tooMany.valid())
            m_tooMany = {static_cast<std::uint32_t>(m_strings.append(kTooMany))};
        return m_tooMany;
    }
    const StringId id{static_cast<std::uint32_t>(m_strings.append(std::string(text)))};
    m_index[at] = {hash, id, static_cast<std::uint32_t>(m_texts.size()), static_cast<std::uint32_t>(text.size())};
    if (m_texts.size() + text.size() > m_texts.capacity())
        m_texts.reserve(m_texts.size() + m_texts.size() / 4 + text.size() + kTextsMore);
    m_texts.append(text);
    return id;
}

void StringPool::grow()
{
    std::vector<Slot> old(m_index.empty() ? kFirstSlots : 2 * m_index.size());
    old.swap(m_index);
    for (const Slot& slot : old) {
        if (!slot.string.valid())
            continue;
        std::size_t at = slot.hash & (m_index.size() - 1);
        while (m_index[at].string.valid())
            at = next(at);
        m_index[at] = slot;
    }
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/chunked_table.h"
#include "core/base/ids.h"

namespace phonehome {

/// Each distinct string once, under a number that never changes. Rows hold the number; views resolve it for
/// the cells on screen. Id 0 is the empty string.
///
/// Bounded: beyond so many bytes what is new is kTooMany, one string for all. A home says some megabytes of them.
class StringPool {
public:
    static constexpr const char* kTooMany = "(too many names to keep)";

    StringPool() { intern({}); }

    StringId intern(std::string_view text);
    /// Holds no more bytes of text than that of what comes from now on.
    void limit(std::size_t bytes) { m_bytesMax = bytes; }
    bool isFull() const { return m_full; }
    const std::string& operator[](StringId id) const { return m_strings[id.value]; }
    TableView<std::string> snapshot() { return m_strings.snapshot(); }

private:
    /// Of an index by hash.
    struct Slot {
        std::uint32_t hash = 0;
        StringId string;         ///< invalid: free
        std::uint32_t begin = 0; ///< in m_texts
        std::uint32_t size = 0;
    };

    std::size_t next(std::size_t slot) const { return (slot + 1) & (m_index.size() - 1); }
    bool isText(const Slot& slot, std::string_view text) const
    {
        return slot.size == text.size() && std::string_view(m_texts).substr(slot.begin, slot.size) == text;
    }
    void grow();

    ChunkedTable<std::string> m_strings;
    std::vector<Slot> m_index; ///< as many as a power of two, half of them free at least
    /// All texts once more, one behind the other: to find one costs its slot and its text, where rows of a table lie
    /// behind three pointers.
    std::string m_texts;
    std::size_t m_bytesMax = std::size_t{1} << 30U; ///< places in m_texts are numbers of 32 bits
    StringId m_tooMany;
    bool m_full = false;
};

} // namespace phonehome

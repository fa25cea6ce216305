// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/chunked_table.h"
#include "core/base/hash_map.h"
#include "core/base/ids.h"

namespace phonehome {

/// Each distinct string once, under a number that never changes. Rows hold the number; views resolve it for
/// the cells on screen. Id 0 is the empty string.
class StringPool {
public:
    StringPool() { intern({}); }

    StringId intern(std::string_view text);
    const std::string& operator[](StringId id) const { return m_strings[id.value]; }
    TableView<std::string> snapshot() { return m_strings.snapshot(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };

    ChunkedTable<std::string> m_strings;
    tsl::robin_map<std::string, StringId, Hash, std::equal_to<>, std::allocator<std::pair<std::string, StringId>>, true>
        m_ids;
};

} // namespace phonehome

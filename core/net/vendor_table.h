// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/mac_address.h"

namespace phonehome {

/// Who made a network card: the IEEE registry, longest prefix (36, 28, 24 bits) first.
class VendorTable {
public:
    /// The registry in folder (oui.csv, mam.csv, oui36.csv as Debian's ieee-data lays them), or the table that the
    /// build made from it where the folder has none.
    static VendorTable load(const std::string& folder = "/usr/share/ieee-data");

    /// The organisation's registered name; empty when unknown, locally administered or a group address.
    std::string lookup(const MacAddress& mac) const;
    std::size_t size() const;

private:
    /// As the registry has it.
    std::string registered(const MacAddress& mac) const;
    static constexpr std::uint32_t kFree = 0xffffffff;
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t line = kFree; ///< where it begins
    };

    /// One line of an IEEE csv file: Registry,Assignment,Organization Name,... with quoted fields.
    void addLine(std::size_t begin, std::size_t end);
    static std::uint32_t hashOf(std::uint64_t key);
    /// The slot of a key, or the free one where it would stand.
    std::size_t slotOf(std::uint64_t key) const;
    std::string_view lineAt(std::uint32_t begin) const;
    void grow();

    std::string m_text;        ///< the files: of 50,000 lines a capture asks for dozens, which are read when they are
    std::vector<Slot> m_lines; ///< by the hash of their prefixes; as many as a power of two
    std::size_t m_count = 0;
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/net/mac_address.h"

namespace phonehome {

/// Who made a network card: the IEEE registry, longest prefix (36, 28, 24 bits) first.
class VendorTable {
public:
    /// The registry in folder (oui.csv, mam.csv, oui36.csv as Debian's ieee-data lays them), or the table that the
    /// build made from it where the folder has none.
    static VendorTable load(const std::string& folder = "/usr/share/ieee-data");

    /// The organisation's registered name; empty when unknown, locally administered or a group address.
    std::string_view lookup(const MacAddress& mac) const;
    std::size_t size() const { return m_names.size(); }
    /// One line of an IEEE csv file: Registry,Assignment,Organization Name,... with quoted fields.
    void addCsvLine(std::string_view line);

private:
    void addBuiltIn();

    /// Prefix bits shifted down, with the prefix length in the top byte.
    std::unordered_map<std::uint64_t, std::string> m_names;
};

} // namespace phonehome

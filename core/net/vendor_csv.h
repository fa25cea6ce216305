// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace phonehome {

/// One assignment of the IEEE registry. key: the prefix's bits shifted down, with their count in the top byte.
struct VendorAssignment {
    std::uint64_t key = 0;
    std::string name;
};

/// One line of an IEEE csv file: Registry,Assignment,Organization Name,... where fields may be quoted.
/// nullopt: the header, or no assignment of 24, 28 or 36 bits.
std::optional<VendorAssignment> parseVendorLine(std::string_view line);

/// The key alone, of most lines without reading the rest; 0: none.
std::uint64_t vendorKeyOfLine(std::string_view line);

/// Key under which the first bits of a 48-bit number are registered.
constexpr std::uint64_t vendorKey(std::uint64_t mac, unsigned bits)
{
    return static_cast<std::uint64_t>(bits) << 56U | mac >> (48U - bits);
}

/// The csv files of Debian's ieee-data, in the order in which they are read.
inline constexpr const char* kVendorFiles[] = {"oui.csv", "mam.csv", "oui36.csv"};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phonehome {

/// May it stand where programs take a name for a host: letters, digits, dots, hyphens, underscores, and no hyphen first?
bool isHostName(std::string_view name);

/// What somebody registered of a name, by the public suffix list: "wemo2.com" of "nat.wemo2.com", "example.co.uk" of
/// "a.b.example.co.uk". Lower case, without the last dot. Empty for what nobody registers: addresses, single labels,
/// public suffixes themselves, names at home (printer.local).
std::string registeredDomain(std::string_view name);

/// A name of which others differ in one number only: "0.openwrt.pool.ntp.org", "time3.example.com".
struct NumberedName {
    std::string head; ///< before the number; may be empty
    std::uint32_t number = 0;
    std::string tail; ///< after it

    auto operator<=>(const NumberedName&) const = default;
};
/// The one number in the first label, of at most three digits; the label must stand outside the registered domain.
/// nullopt where there is none or more than one. Lower case.
std::optional<NumberedName> numberedPattern(std::string_view name);

/// "[0-3].openwrt.pool.ntp.org", "time[1,4].example.com": names with the same head and tail as one text. numbers: at
/// least one, in any order.
std::string patternText(const NumberedName& one, std::vector<std::uint32_t> numbers);

/// The pattern of a name of the NTP pool, "[0-3].openwrt.pool.ntp.org": its zones have four numbered names each, which
/// stand for the same thing and are asked in turn (www.ntppool.org). Empty for all other names.
std::string poolPattern(std::string_view name);
/// False for nearly all names that have no such pattern, at the price of a look at two letters.
inline bool mayBeOfPool(std::string_view name)
{
    return name.size() > 2 && name[1] == '.' && name[0] >= '0' && name[0] <= '3';
}

} // namespace phonehome

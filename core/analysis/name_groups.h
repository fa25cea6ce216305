// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace phonehome {

enum class NameGroupKind : std::uint8_t {
    Numbered, ///< names that differ in a number: "[0-3].openwrt.pool.ntp.org"
    Domain,   ///< names under one registered domain
    Alone,    ///< names that nobody registered: each its own
};

/// Names that belong together for a person.
struct NameGroup {
    std::string title;
    NameGroupKind kind = NameGroupKind::Alone;
    std::vector<std::uint32_t> members; ///< indexes of the names given, ascending

    bool operator==(const NameGroup&) const = default;
};

/// Groups names, which may come more than once, in the order of their first. The numbered pattern goes before the
/// domain: the pool's four names are one row, other names of ntp.org another. A number alone makes no pattern, but in
/// the NTP pool, where the others are known to be there.
std::vector<NameGroup> groupNames(const std::vector<std::string>& names);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include <tsl/robin_map.h>

namespace phonehome {

/// Two hashes as one, with what differs in the low half of either in the low bits of the answer.
inline std::size_t mixHash(std::size_t a, std::size_t b)
{
    const std::uint64_t mixed = (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdULL;
    return mixed ^ (mixed >> 32);
}

/// The map for what every packet asks: its entries lie in one array, so that a look costs one place in memory where
/// std::unordered_map costs three. Entries move when others come or go: no pointer to one outlives the next change.
template <typename Key, typename Value, typename Hash = std::hash<Key>> using HashMap =
    tsl::robin_map<Key, Value, Hash, std::equal_to<Key>, std::allocator<std::pair<Key, Value>>, true>;

} // namespace phonehome

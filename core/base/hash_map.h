// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include <tsl/robin_map.h>

#include "core/base/folded_product.h"
#include "core/base/hash_seed.h"

namespace phonehome {

/// Two hashes, or numbers that somebody chose, as one: what differs in either differs in the low bits, and in which way
/// nobody can foresee.
inline std::size_t mixHash(std::size_t a, std::size_t b)
{
    return foldedProduct(foldedProduct(a ^ kHashSeed) ^ b);
}

/// The map for what every packet asks: its entries lie in one array, so that a look costs one place in memory where
/// std::unordered_map costs three. Entries move when others come or go: no pointer to one outlives the next change.
template <typename Key, typename Value, typename Hash = std::hash<Key>> using HashMap =
    tsl::robin_map<Key, Value, Hash, std::equal_to<Key>, std::allocator<std::pair<Key, Value>>, true>;

} // namespace phonehome

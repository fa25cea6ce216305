// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace phonehome {

/// Both halves of the product of a number with one that has bits everywhere, as one: whatever differs differs in the low
/// bits too, by which tables of a power of two ask.
inline std::uint64_t foldedProduct(std::uint64_t word)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide{word} * 0x9e3779b97f4a7c15ULL;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

} // namespace phonehome

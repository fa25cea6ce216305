// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstring>

#include "core/base/bytes.h"
#include "core/base/folded_product.h"
#include "core/base/hash_map.h"

namespace phonehome {

/// A hash with one more word.
inline std::uint64_t foldHash(std::uint64_t hash, std::uint64_t word)
{
    return foldedProduct(hash ^ word);
}

/// Of the first bytes, four words beside one another, as a processor multiplies; takes them off. begin: what no sender
/// knows.
inline std::uint64_t blocksHash(ByteView& bytes, std::uint64_t begin)
{
    std::array<std::uint64_t, 4> lanes{begin ^ 1U, begin ^ 2U, begin ^ 3U, begin ^ 4U};
    std::array<std::uint64_t, 4> words{};
    for (; bytes.size() >= sizeof words; bytes = bytes.subspan(sizeof words)) {
        std::memcpy(words.data(), bytes.data(), sizeof words);
        for (std::size_t i = 0; i < lanes.size(); ++i)
            lanes[i] = foldHash(lanes[i], words[i]);
    }
    return mixHash(mixHash(lanes[0], lanes[1]), mixHash(lanes[2], lanes[3]));
}

/// Up to eight bytes as one number; those of one length differ where the bytes do.
inline std::uint64_t wordOf(ByteView bytes)
{
    const std::size_t size = bytes.size();
    if (size >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        return word;
    }
    if (size >= 4) {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::memcpy(&first, bytes.data(), sizeof first);
        std::memcpy(&last, bytes.data() + size - sizeof last, sizeof last);
        return std::uint64_t{first} << 32U | last;
    }
    return size == 0 ? 0 : std::uint64_t{bytes[0]} << 16U | std::uint64_t{bytes[size / 2]} << 8U | bytes[size - 1];
}

/// Of bytes as they are, eight at a time; another in each process. Never 0.
inline std::uint64_t bytesHash(ByteView bytes)
{
    constexpr std::size_t kWord = 8;
    constexpr std::size_t kBlocksFrom = 64;
    std::uint64_t hash = bytes.size() ^ kHashSeed;
    if (bytes.size() >= kBlocksFrom)
        hash = mixHash(hash, blocksHash(bytes, hash));
    for (; bytes.size() > kWord; bytes = bytes.subspan(kWord))
        hash = foldHash(hash, wordOf(bytes.first(kWord)));
    hash = foldHash(hash, wordOf(bytes));
    return hash == 0 ? 1 : hash;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>

#include "core/base/bytes.h"
#include "core/base/hash_map.h"

namespace phonehome {

/// Of bytes as they are, eight at a time. Never 0.
inline std::uint64_t bytesHash(ByteView bytes)
{
    std::uint64_t hash = bytes.size();
    std::uint64_t word = 0;
    for (; bytes.size() >= sizeof word; bytes = bytes.subspan(sizeof word)) {
        std::memcpy(&word, bytes.data(), sizeof word);
        hash = mixHash(hash, word);
    }
    word = 0;
    if (!bytes.empty())
        std::memcpy(&word, bytes.data(), bytes.size());
    return mixHash(hash, word) | 1U;
}

} // namespace phonehome

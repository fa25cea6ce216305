// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/bytes.h"

namespace phonehome {

/// Bytes in a block of exactly their size, so that a sanitizer sees the first byte read past their end.
class ExactBytes {
public:
    explicit ExactBytes(ByteView bytes) : m_bytes(std::make_unique<std::uint8_t[]>(bytes.size())), m_size(bytes.size())
    {
        std::copy(bytes.begin(), bytes.end(), m_bytes.get());
    }
    ByteView view() const { return {m_bytes.get(), m_size}; }

private:
    std::unique_ptr<std::uint8_t[]> m_bytes;
    std::size_t m_size;
};

/// Calls read(view) with every prefix of the bytes that is shorter than they are, from none to all but one.
/// Counts the prefixes for which it gave true.
template <typename Read> std::size_t acceptedPrefixes(ByteView bytes, Read read)
{
    std::size_t accepted = 0;
    for (std::size_t n = 0; n < bytes.size(); ++n)
        accepted += read(ExactBytes(bytes.first(n)).view()) ? 1 : 0;
    return accepted;
}

/// Calls read(view) with every byte replaced by 0x00, 0x7f and 0xff in turn: each field wrong once and more.
template <typename Read> void withEachByteWrong(ByteView bytes, Read read)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (const std::uint8_t wrong : {std::uint8_t{0x00}, std::uint8_t{0x7f}, std::uint8_t{0xff}}) {
            std::vector<std::uint8_t> changed(bytes.begin(), bytes.end());
            changed[i] = wrong;
            read(ExactBytes(changed).view());
        }
    }
}

} // namespace phonehome

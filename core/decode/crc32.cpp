// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/crc32.h"

#include <array>

namespace phonehome {

namespace {

constexpr std::array<std::uint32_t, 256> makeTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? 0xedb88320U ^ (c >> 1U) : c >> 1U;
        table[i] = c;
    }
    return table;
}

constexpr auto kTable = makeTable();

} // namespace

std::uint32_t crc32(ByteView bytes)
{
    std::uint32_t c = 0xffffffffU;
    for (const std::uint8_t b : bytes)
        c = kTable[(c ^ b) & 0xffU] ^ (c >> 8U);
    return ~c;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/hex.h"

#include <cctype>

namespace phonehome {

std::vector<std::uint8_t> hex(std::string_view text)
{
    std::vector<std::uint8_t> bytes;
    bool comment = false;
    bool half = false;
    for (const char c : text) {
        comment = c == '\n' ? false : comment || c == '#';
        if (comment || !std::isxdigit(static_cast<unsigned char>(c)))
            continue;
        const auto digit = static_cast<std::uint8_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        if (half)
            bytes.back() = static_cast<std::uint8_t>(bytes.back() << 4 | digit);
        else
            bytes.push_back(digit);
        half = !half;
    }
    return bytes;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace phonehome {

/// What stands in the place of some bytes of a text.
struct Replacement {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string by;
};

/// The text with these put in their places, given in any order. Of those that overlap, the longest counts.
std::string replaced(std::string_view text, std::vector<Replacement> replacements);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace phonehome {

/// Bytes from hex digits; blanks, line ends and everything from '#' to the end of its line are passed over,
/// so that a frame can be written with its fields explained beside it.
std::vector<std::uint8_t> hex(std::string_view text);

} // namespace phonehome

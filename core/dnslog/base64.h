// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace phonehome {

/// Standard or URL alphabet (RFC 4648), with or without padding. nullopt: other characters, or a length that can't be.
std::optional<std::vector<std::uint8_t>> decodeBase64(std::string_view text);

} // namespace phonehome

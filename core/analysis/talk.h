// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/analysis/event.h"

namespace phonehome {

/// What is said to whom, in the words that it is told in; hostile text.
struct Talk {
    Protocol protocol = Protocol::Other;
    Direction direction = Direction::Sent;
    std::string kind;
    std::string peer;
    std::uint16_t ownPort = 0; ///< 0: not told
};

} // namespace phonehome

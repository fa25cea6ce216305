// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/analysis/cadence/stamps.h"

namespace phonehome {

/// Several messages a beat: their intervals come again in turn, the longest from the last of them to the next beat.
struct MessageCycle {
    double period = 0; ///< seconds from beat to beat
    double scale = 0;  ///< seconds: between the longest interval of a cycle and the next longest
};

/// The cycle in which intervals come again, up to seven of them; nullopt when they do so no more often than chance lets
/// them, or when all of a cycle are alike.
std::optional<MessageCycle> messageCycle(const Stamps& stamps);

} // namespace phonehome

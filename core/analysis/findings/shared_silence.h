// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "core/base/time.h"

namespace phonehome {

/// Of a silence, as much of it that others kept has one cause.
inline constexpr double kShareOfOne = 0.8;

/// Did who was silent in the other span keep so much of this silence that both have one cause?
inline bool isKeptBy(const TimeSpan& silence, const TimeSpan& other)
{
    const Duration both = std::min(other.to, silence.to) - std::max(other.from, silence.from);
    return both.seconds() >= kShareOfOne * (silence.to - silence.from).seconds();
}

} // namespace phonehome

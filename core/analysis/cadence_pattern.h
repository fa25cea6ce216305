// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/analysis/cadence.h"

namespace phonehome {

/// AdaptivePoll when the timer's periods are powers of two of one another, Daily when the last is a day, else Steady.
CadencePattern patternOf(const CadenceTimer& timer);

/// BackOff or AnnouncementBurst when most intervals belong to growing runs, Steady when there is nothing to say.
CadencePattern patternWithoutTimer(std::span<const std::int64_t> times);

} // namespace phonehome

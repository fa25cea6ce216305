// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/analysis/cadence.h"

namespace phonehome {

/// What one stretch of a group's events says, when each stretch was judged by itself.
struct JudgedStretch {
    Cadence cadence;
    std::size_t events = 0;
    std::size_t behindTimers = 0; ///< of them, those in stretches after the last in which a timer ran
};

/// Two stretches, one right after the other, as one: timers that go on are one timer, with the beats, misses and
/// changes of both. What is next is the later one's. At the most 512 segments, silences and changes of a timer are
/// kept, the latest.
JudgedStretch joined(const JudgedStretch& earlier, const JudgedStretch& later, const ObservationWindow& window);

} // namespace phonehome

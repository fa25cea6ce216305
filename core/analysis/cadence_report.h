// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/analysis/cadence.h"
#include "core/analysis/cadence/due_beats.h"

namespace phonehome {

/// What else is known of the time that an explanation is about.
struct ReportContext {
    Circumstances circumstances;
    std::span<const double> restarts;     ///< of the device, in seconds from first, ascending
    Timestamp first;                      ///< the moment that the explanation counts from
    std::span<const Duration> tries = {}; ///< how much behind its time a beat may come whose first tries were lost
};

/// Fills in what an explanation says of timers: segments, silences, changes, what is due next and the pattern. The strongest
/// is none when it left something out in most of its intervals; when no other is left, nothing is filled in.
void reportTimers(const GroupExplanation& explanation, const ReportContext& context, Cadence& out);

} // namespace phonehome

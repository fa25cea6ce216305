// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "core/analysis/cadence.h"
#include "core/analysis/cadence/group_explanation.h"

namespace phonehome {

/// What else is known of the time that an explanation is about.
struct ReportContext {
    const BlindTime& blind;
    std::span<const double> restarts; ///< of the device, in seconds from first, ascending
    Timestamp first;                  ///< the moment that the explanation counts from
};

/// Fills in what an explanation says of timers: segments, silences, changes, what is due next and the pattern.
void reportTimers(const GroupExplanation& explanation, const ReportContext& context, Cadence& out);

/// BackOff or AnnouncementBurst when most intervals belong to growing runs, Steady when there is nothing to say.
CadencePattern patternWithoutTimer(std::span<const std::int64_t> times);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/cadence/beat_run.h"
#include "core/analysis/cadence/stamps.h"

namespace phonehome {

/// Intervals across which a schedule was displaced, ascending; none where the beats keep to no schedule. A beat of a
/// schedule wavers for itself, so that several on both sides show a step which one interval does not. Displaced by
/// less than floor (seconds) is not displaced.
std::vector<std::uint32_t> scheduleSteps(const Stamps& stamps, const BeatRun& run, double floor);

} // namespace phonehome

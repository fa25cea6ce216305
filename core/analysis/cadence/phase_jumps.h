// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/cadence/beat_run.h"

namespace phonehome {

/// Intervals of a run (0 is the first), ascending, behind which its phase is another for good: a restart, most
/// likely. A late beat, after which the old phase comes back, is none. Where the device is known to have come up again
/// (restarts, in seconds as the stamps, ascending), less proof is needed.
std::vector<std::uint32_t> phaseJumps(const Stamps& stamps, const BeatRun& run, std::span<const double> restarts = {});

/// Whether any of some ascending moments lies from a to b.
bool anyWithin(std::span<const double> moments, double a, double b);

} // namespace phonehome

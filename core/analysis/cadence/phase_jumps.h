// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/cadence/beat_run.h"

namespace phonehome {

/// Intervals of a run (0 is the first), ascending, behind which its phase is another for good: a restart, most
/// likely. A late beat, after which the old phase comes back, is none.
std::vector<std::uint32_t> phaseJumps(const Stamps& stamps, const BeatRun& run);

} // namespace phonehome

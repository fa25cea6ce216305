// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/cadence/beat_run.h"

namespace phonehome {

/// Reads a timer's events once more, now that its periods, its jitter and the rate of other talk are known: which of
/// them are beats, where it began anew (BeatRun::restarts) and where one period became another.
void retraceRuns(const Stamps& stamps, std::vector<BeatRun>& runs);

} // namespace phonehome

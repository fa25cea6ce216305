// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/cadence/beat_run.h"

namespace phonehome {

/// What timers explain of some stamps.
struct Explained {
    std::vector<BeatRun> runs; ///< in time order
    double evidence = 0;       ///< nats
};

/// The timer runs behind stamps whose before is set: candidate periods, the best path through them, the same again
/// with what that taught and with half, a third and the double of it as challengers, then tidied. A large group is
/// first looked at in a sample of it.
Explained searchTimers(const Stamps& stamps);

/// The same with one state alone to explain them.
Explained searchTimer(const Stamps& stamps, const TimerState& state);

} // namespace phonehome

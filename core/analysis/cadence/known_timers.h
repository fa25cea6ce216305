// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/analysis/cadence/beat_run.h"

namespace phonehome {

/// What the next beat of a timer is like that is known already: logs and squares, as sums need them.
struct KnownTimer {
    std::size_t run = 0; ///< where it was learned: the longest run of its period
    double period = 0;   ///< seconds
    double rate = 0;     ///< beats in a second
    double strays = 0;   ///< variance that each period adds to when the next beat comes, seconds squared
    double wavers = 0;   ///< variance of a beat by itself, which the next does not go on from: that of a schedule
    double seen = 0;     ///< worth of a beat beside other talk at that moment, but for how well it is on time
    double onTime = 0;   ///< most that being on time adds
    double anew = 0;     ///< worth of a beat that may come at any moment of a period
    double missed = 0;   ///< cost of a beat that did not come
    bool late = false;   ///< some beats come much too late, as by an exponential wait; none comes so much too early
};

/// The timers of some runs of stamps, one of each period. talk is how many events in a second are no beats.
std::vector<KnownTimer> knownTimers(const Stamps& stamps, const std::vector<BeatRun>& runs, double talk);

} // namespace phonehome

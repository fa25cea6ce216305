// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/analysis/cadence/beat_run.h"

namespace phonehome {

/// A timer that wavers so much that its intervals alone don't show it, and that every event is a beat of.
struct EveryBeat {
    BeatRun run;
    double evidence = 0; ///< nats
};

/// Looks for a fixed schedule that the events keep to however early or late each is: their count then runs far more
/// evenly than independent intervals of that spread let it. nullopt with few events, blind time or beats missing.
std::optional<EveryBeat> fixedSchedule(const Stamps& stamps);

/// Takes each event for one beat of a timer whose intervals spread widely around their mean, from stamp first to last.
/// nullopt when that explains nothing.
std::optional<EveryBeat> wideTimer(const Stamps& stamps, std::uint32_t first, std::uint32_t last);

} // namespace phonehome

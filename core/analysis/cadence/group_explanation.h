// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/cadence/beat_run.h"
#include "core/analysis/cadence/blind_time.h"

namespace phonehome {

/// An event that belongs to the beat of another.
struct Double {
    std::uint32_t beat = 0; ///< which stamp
    double after = 0;       ///< seconds
};

/// All that timers explain of a group.
struct GroupExplanation {
    double scale = 0;                         ///< ns: events that follow another within are one burst
    Stamps stamps;                            ///< what is left when bursts are one event each
    std::vector<Double> doubles;              ///< by beat
    std::vector<std::vector<BeatRun>> timers; ///< strongest first; runs in time order, never empty
    double evidence = 0;                      ///< nats
    double cover = 0;                         ///< share of the seen time that the first timer rules
    double explained = 0;                     ///< share of the events
    double meanRun = 0;                       ///< beats between odd intervals of the first timer
    double throughPauses = 0;                 ///< share of its long pauses that it keeps its phase through, if known

    bool found() const { return !timers.empty(); }
    /// The timer rules the time, or most events in long runs (sessions, capture windows).
    bool rules() const;
};

/// times is sorted and has an event or more; blind time counts from the first. amidTalk: other talk of the connection hid
/// beats, so that what is missing says nothing.
GroupExplanation explainGroup(std::span<const std::int64_t> times, const BlindTime& blind, bool amidTalk = false);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace phonehome {

/// An interval of a timer in which beats are missing.
struct BeatPause {
    std::size_t segment = 0; ///< of its timer
    double from = 0;         ///< the beats before and behind, in seconds from the group's first event
    double to = 0;
    std::vector<double> due; ///< when beats were due, likewise, ascending; never empty, at most kSpanMax
    bool outOfPhase = false; ///< the beat behind is not on that before: the timer may have begun anew in between
};

/// Which pauses of a timer are silences: it was not running, so that nothing was missed. One behind which it may have
/// begun anew is, as what sends a beat so long after the last talk, or once a connection stands. Where that is its
/// habit, all are: by chance it begins in phase, too. And those of three beats and more are of a timer that works in
/// shifts: as long as one another, with few beats missing elsewhere, and more missing than came or shifts as long as one
/// another too. pauses: in time order; beats: that came; breaks: how often else it began anew with beats missing.
std::vector<bool> silentPauses(std::span<const BeatPause> pauses, std::uint64_t beats, std::size_t breaks);

} // namespace phonehome

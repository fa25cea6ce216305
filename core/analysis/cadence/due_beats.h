// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/cadence/group_explanation.h"

namespace phonehome {

/// When a group could not be heard and what put its beats off, in seconds from its first event.
struct Circumstances {
    const BlindTime& blind;
    const BlindTime& busy;           ///< amid other talk
    std::span<const double> rearmed; ///< when the wait began anew, ascending
};

/// How far from the moment that is worked out for it a beat may have been, in seconds as its timer's period and jitter.
double dueSlack(double period, double jitter);

/// What became of the beats that were due between two that came.
struct DueBeats {
    std::vector<double> missed; ///< when they were due, in seconds from the group's first event, ascending
    std::uint32_t late = 0;     ///< came behind their time
    std::uint32_t hidden = 0;   ///< were due amid other talk
    std::uint32_t silent = 0;   ///< not 0: so many, too many to be counted as missed; the rest is 0 and empty
    bool outOfPhase = false;    ///< the next one did not come on the beat of the last: the wait may have begun anew
};

/// Looks for the beats that were due within the intervals of runs.
class DueBeatsSearch {
public:
    DueBeatsSearch(const GroupExplanation& explanation, const Circumstances& circumstances);

    /// Of interval j of a run, which lies between one beat and the next.
    DueBeats within(const BeatRun& run, std::uint32_t j) const;
    /// How many were due between a timer's last beat and its next one after a break, of whatever phase: none that could
    /// not be seen or was due amid other talk, and not the one that came instead. Both in seconds, as is the period.
    std::uint32_t lostBetween(double from, double to, double period, double jitter) const;

private:
    /// When beats were due; none where the capture could not see, nor what a wait that began anew put off.
    std::vector<double> due(const BeatRun& run, std::uint32_t j) const;
    /// Is what a wait lasted until a beat came no whole number of periods?
    bool isOutOfPhase(const BeatRun& run, double wait) const;
    /// When a wait began, and when it was over: began anew, or ended by a beat.
    std::vector<Stretch> waits(double from, double to, double slack) const;
    /// Gives take each moment of a wait when a beat was due that could be seen, until it returns false.
    template <typename F> void eachDue(const Stretch& wait, double step, double blindSlack, F take) const;
    /// Did something come then that is no beat of any timer?
    bool otherWithin(double from, double to) const;
    /// Was the connection amid other talk, so long before or behind the moment?
    bool isHidden(double moment, double before, double behind) const;

    const Stamps& m_stamps;
    Circumstances m_circumstances;
    std::vector<bool> m_beat; ///< by stamp: some timer's
    bool m_fewOthers = false; ///< nearly all are: what comes behind a beat's time is that beat
};

} // namespace phonehome

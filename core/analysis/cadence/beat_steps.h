// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/analysis/cadence/beat_run.h"
#include "core/analysis/cadence/stamps.h"

namespace phonehome {

/// The explained intervals of a run, each some beats long, and what they say of its timer. What is asked of all of them
/// stands in rows, one number beside the other, so that the processor takes several at a time.
class BeatSteps {
public:
    BeatSteps(const Stamps& stamps, const BeatRun& run);

    bool empty() const { return m_interval.empty(); }
    /// Counts beats anew, one at least in each interval; false when each has as many as before.
    bool count(double period);

    /// Median of the intervals, each by its beats.
    double medianBeat();
    /// Median of how far one beat is off, either way.
    double medianOff(double period);
    /// Standard deviation that four fifths of those distances keep to, directly after medianOff; 0 when it is so much
    /// that they are no jitter.
    double spreadOfMost(double period);
    /// Mean beat over the intervals that are within limit (of one beat).
    double meanBeat(double period, double limit) const;
    double missedShare() const;

    /// Works out how far each is off for the next two.
    void measureOffs(double period);
    /// Whether neighbouring intervals undo each other.
    bool undoEachOther() const;
    /// Standard deviation of those that are off by less than limit, fallback when none is.
    double spreadWithin(double limit, double fallback) const;

private:
    /// Median over an even sample of what of gives of each.
    template <typename F> double sampledMedian(F of);

    std::vector<double> m_rows; ///< all of the following
    std::span<double> m_interval;
    std::span<double> m_beats;
    std::span<double> m_root; ///< of beats
    std::span<double> m_off;  ///< of one beat, either sign; until these are measured, what a median is taken of
    std::span<double> m_sample;
    double m_counted = 0; ///< the period beats were counted by
};

} // namespace phonehome

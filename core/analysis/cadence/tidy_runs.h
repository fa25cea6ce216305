// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/cadence/beat_run.h"

namespace phonehome {

/// Neighbours that one state explains as well become one: a lucky calm stretch is no change of period.
void mergeRuns(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Drops what is over within one beat of a slow neighbour: a question that was asked again and again.
void dropEchoes(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Drops runs that don't pay for their own period.
void pruneRuns(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Adds fitting events before the first and behind the last beat of each run.
void extendRuns(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Moves the beat where one run hands over to the next to where both explain most.
void moveBoundaries(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Gives a run what stands where its beats would, on to a neighbour of the same period: other talk hid them.
void bridgeRuns(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Puts back events that stand where a beat was thought missing.
void refillRuns(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Cuts a run in two where its mean interval steps.
void splitRuns(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Where a run's first or last intervals are two beats each, it polls at half the pace: beats that are missing in turn
/// are none.
void doublePeriods(const Stamps& stamps, std::vector<BeatRun>& runs);
/// Drops runs whose intervals keep growing or shrinking: no timer.
void dropTrends(const Stamps& stamps, std::vector<BeatRun>& runs);

} // namespace phonehome

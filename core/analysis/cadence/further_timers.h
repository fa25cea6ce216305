// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/cadence/group_explanation.h"

namespace phonehome {

/// Looks for timers among the events that those found leave unexplained, up to two more. What keeps in step with
/// the first timer is a companion of it, not a timer: its events become doubles.
void addFurtherTimers(GroupExplanation& explanation, const BlindTime& blind);

/// Two timers that were taken for one another where they crossed: a period of the first comes back in the second.
/// They are told apart anew, if that explains about as much in fewer runs.
void untangleTimers(GroupExplanation& explanation, const BlindTime& blind);

} // namespace phonehome

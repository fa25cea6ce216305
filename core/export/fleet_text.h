// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/compare/fleet.h"

namespace phonehome {

// What a fleet's cells say, in English for scripts and files; the window has its own, translated words. Nothing of it is
// text from the wire.

/// "310 s", "perhaps 310 s", "64 s to 1024 s", "12 times", "silent"; without the promise.
std::string fleetPeriodText(const Snapshot& snapshot, const FleetCell& cell);
/// "lifetime 330 s"; empty where nothing was promised.
std::string fleetPromiseText(const Snapshot& snapshot, const FleetCell& cell);
/// What the device does, and what the others: "every 105 s; 11 others: every 310 s".
std::string differenceText(const Snapshot& snapshot, const FleetCell& cell, const Difference& difference);

} // namespace phonehome

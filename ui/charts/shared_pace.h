// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "ui/charts/lane_choice.h"

namespace phonehome {

/// What most devices of each row of a choice do alike, in words: "12 devices every 310 s". Empty unless more than half of
/// those that speak in it, and two at least, surely say the same thing with periods within a hundredth of each other: of
/// each device, its most telling group.
std::vector<QString> sharedPaces(const Snapshot& snapshot, const LaneChoice& choice);

} // namespace phonehome

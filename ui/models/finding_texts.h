// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/findings/finding.h"

namespace phonehome {

class TimeFormat;

/// "Warning", "Advice", "Note"
QString findingWeightText(FindingWeight weight);
/// A mark that tells them apart without colour: "▲", "●", "○".
QString findingMark(FindingWeight weight);
/// What was found, as one sentence without the device's name; plain text.
QString findingText(const Snapshot& snapshot, const Finding& finding, const TimeFormat& time);
/// What it means and what can be done about it; plain text.
QString findingAdviceText(FindingKind kind);
/// Is there something to set at the router for or against it?
bool hasRouterSettings(FindingKind kind);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/compare/fleet.h"
#include "ui/models/time_format.h"

namespace phonehome {

QString roleTitleText(const Role& role); ///< "STUN Refresh to nat.wemo2.com"
QString roleShortText(const Role& role); ///< "STUN Refresh → nat.wemo2.com", "SSDP basicevent:1"

/// "310 s / 330 s": period and promise; "12 ×": messages without a period; "≠" stands before what differs. nullptr: "–".
QString fleetCellText(const Snapshot& snapshot, const FleetCell* cell);
/// All of it in words, a line each, with why the cell differs. Plain text.
QString fleetCellTip(const Snapshot& snapshot, const FleetRow& row, const FleetCell* cell, const TimeFormat& time);
/// "105 s; 11 others: every 310 s"
QString differenceText(const Snapshot& snapshot, const FleetCell& cell, const Difference& difference,
                       const TimeFormat& time);
/// What all devices have in common in a row. Plain text, several lines.
QString fleetRowTip(const Fleet& fleet, const FleetRow& row);
/// Who differs, in a sentence or two: "1 of 12 devices differs: socket7.local (3 rows)".
QString fleetSentence(const Snapshot& snapshot, const Fleet& fleet);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/compare/before_after.h"

namespace phonehome {

/// "≠ changed", "+ new", "– gone", "= the same", "… too short to say", with a promise that is another now.
QString changeVerdictText(const RoleChange& change);
/// Why it is said so, in a sentence.
QString changeVerdictTip(const RoleChange& change);
/// "every 310 s", "2.5 a day", "none in 6 d 22 h", "not there". asRate: how often even where a period is known, because the
/// verdict rests on that.
QString roleRateText(const RoleRate& rate, bool asRate = false);
/// Does the verdict of a change rest on how often it came, not on its period?
bool isOfRate(const RoleChange& change);
/// "2 changed, 1 gone, 228 the same, 47 too short to say"
QString changesSentence(const std::vector<DeviceChanges>& changes);

} // namespace phonehome

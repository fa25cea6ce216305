// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/compare/before_after.h"

namespace phonehome {

/// "every 310 s, 279 a day", "2.50 a day", "none in 6.9 d", "not there": English, for scripts and tables.
std::string roleRateText(const RoleRate& rate);
/// "the same", "changed from every 310 s to every 105 s", "too short to say" …, with a promise that is another now.
std::string roleChangeText(const RoleChange& change);

/// Comparison of two times as a JSON document with its schema's name.
std::string changesAsJson(const ComparedTime& before, const ComparedTime& after);
/// RFC 4180, UTF-8: a line for each device and role, with a header line. No cell begins as a formula does.
std::string changesAsCsv(const ComparedTime& before, const ComparedTime& after);

} // namespace phonehome

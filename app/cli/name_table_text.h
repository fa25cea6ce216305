// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Names by domain and by numbered pattern, each group a line with its names below it.
void writeNameTable(const Snapshot& snapshot, std::ostream& out);

/// That there are no lookups, and why where it can be told: no full stop.
std::string noLookupsText(const Snapshot& snapshot);

/// "dns sni": every source of a name, the best first.
std::string sourcesText(const std::vector<NameSource>& sources);

/// Whose the addresses of a name are, each owner once; "-" where nothing is known.
std::string ownersOf(const Snapshot& snapshot, const NameRow& row);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <vector>

#include "core/export/fleet_list.h"

namespace phonehome {

/// Each fleet as a table, a column for each device, with who differs and from what in words below it.
void writeFleets(const Snapshot& snapshot, const std::vector<NamedFleet>& fleets, std::ostream& out);

} // namespace phonehome

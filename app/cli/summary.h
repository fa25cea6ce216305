// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Devices, cadences and names as a table for a terminal. Text from the wire is made visible: no escape sequences
/// reach the terminal.
void writeSummary(const Snapshot& snapshot, std::ostream& out);

/// "renewed 1944 times, after 309.98 to 310.12 s, median 310.03 s": the times from a grant to its renewal, in any order.
std::string renewalsText(std::vector<Duration> after);

} // namespace phonehome

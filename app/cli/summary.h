// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Devices, cadences and names as a table for a terminal. Text from the wire is made visible: no escape sequences
/// reach the terminal.
void writeSummary(const Snapshot& snapshot, std::ostream& out);

} // namespace phonehome

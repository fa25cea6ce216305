// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/findings/finding.h"

namespace phonehome {

/// All that is found in a snapshot: warnings first, then by device, then by kind. Takes time by groups, flows and names,
/// not by events: of a group few thousand are looked at.
std::vector<Finding> findingsOf(const Snapshot& snapshot);

/// A final snapshot with what is found in it; shares all tables.
SnapshotPtr withFindings(const SnapshotPtr& snapshot);
/// What was found in a snapshot that withFindings() made; none in another.
const std::vector<Finding>& findingsIn(const Snapshot& snapshot);

} // namespace phonehome

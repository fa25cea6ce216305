// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What all sources say of one device, name and type, as one row.
struct JoinedName {
    /// Addresses, flows and times of all; the best source says the rest. A question that two of them tell of is asked
    /// once: the larger count is the true one.
    NameRow row;
    std::vector<NameSource> sources; ///< best first, each once
};

/// The row of the table that stands for this one; itself, mostly.
NameId joinedTo(const Snapshot& snapshot, NameId name);
/// first: a row that stands for itself.
JoinedName joinedName(const Snapshot& snapshot, NameId first);

} // namespace phonehome

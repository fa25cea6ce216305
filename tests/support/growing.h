// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Snapshots of a capture while it is being read, in so many equal steps; the last is final.
std::vector<SnapshotPtr> growing(const std::vector<std::uint8_t>& capture, std::size_t steps);
/// Those of the bundled sample, made once.
const std::vector<SnapshotPtr>& growingSample();
/// The last of these.
SnapshotPtr sampleSnapshot();

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/findings/finding.h"
#include "core/analysis/findings/like_findings.h"

namespace phonehome {

/// What was found in a snapshot, and which of it says the same.
struct Found {
    std::vector<Finding> all;
    std::vector<LikeFindings> like; ///< likeFindings() of them
};

/// All that is found in a snapshot: warnings first, then by device, then by kind. Takes time by groups, flows and names,
/// not by events: of a group few thousand are looked at.
std::vector<Finding> findingsOf(const Snapshot& snapshot);

/// A final snapshot with what is found in it; shares all tables.
SnapshotPtr withFindings(const SnapshotPtr& snapshot);
/// What was found in a snapshot that withFindings() made; none in another.
const std::vector<Finding>& findingsIn(const Snapshot& snapshot);
/// The same, what several devices have alike in one; their members are places in findingsIn().
const std::vector<LikeFindings>& likeFindingsIn(const Snapshot& snapshot);

/// What was found of one kind; the pointers hold as long as the snapshot.
struct LikeFindingsOfKind {
    FindingKind kind{};
    std::vector<const LikeFindings*> all; ///< at least one
};
/// Those of one weight by kind, in the order of each kind's first, for lists that say once what a kind means.
std::vector<LikeFindingsOfKind> likeFindingsByKind(const Snapshot& snapshot, FindingWeight weight);

} // namespace phonehome

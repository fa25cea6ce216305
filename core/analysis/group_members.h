// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What stands behind a group that goes by a pattern, "[0-3].openwrt.pool.ntp.org".
struct GroupMembers {
    std::vector<std::string> names; ///< sorted; empty for a group of one name
    std::size_t addresses = 0;      ///< different ones that its device talked to or was told under these names
};
GroupMembers groupMembers(const Snapshot& snapshot, const Group& group);

/// Whom an event was with: its group's peer, but the one name of its own flow where the group goes by a pattern.
std::string eventPeer(const Snapshot& snapshot, const Event& event);

} // namespace phonehome

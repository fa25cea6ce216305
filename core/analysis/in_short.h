// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// A group that stands for all that read alike: a device announces each of its services and asks each of its servers,
/// and a home has a dozen like devices.
struct ShortLine {
    GroupId group;             ///< the most telling of them
    std::uint64_t alike = 0;   ///< further groups of its device
    std::set<DeviceId> others; ///< further devices
};

/// What a capture's devices say by a timer or a promise, at most so many lines of it. ranked: as groupsByRank() gives it.
/// Alike are groups of one protocol and direction, with the same peer or the same message, the same last promise, and
/// periods within a hundredth of each other.
std::vector<ShortLine> inShort(const Snapshot& snapshot, const std::vector<GroupId>& ranked, std::size_t linesMax = 8);

} // namespace phonehome

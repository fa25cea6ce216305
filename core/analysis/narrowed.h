// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What a capture is looked at of: one span of it, and some others not.
struct TimeChoice {
    std::optional<TimeSpan> span;        ///< nullopt: all of it
    std::vector<TimeSpan> excluded = {}; ///< sorted, no two touch

    bool isAll() const { return !span && excluded.empty(); }
    bool holds(Timestamp t) const;
    bool operator==(const TimeChoice&) const = default;
};

/// Gaps of the capture and what is excluded, as one sorted list of which no two touch.
std::vector<CaptureGap> gapsOf(const Snapshot& whole, const TimeChoice& choice);

/// The same snapshot as if nothing had been captured at other times: what its groups count, their cadences and what is
/// left of their promises. What is excluded is a gap, in which nothing is missed. All other tables are shared, and rows
/// keep their numbers: a group of which nothing is left ends when it began. Whether a promise is hard-coded or
/// negotiated stays what all of the capture says.
/// nullptr when it was stopped; the snapshot itself where all is chosen.
SnapshotPtr narrowed(const SnapshotPtr& whole, const TimeChoice& choice, const std::stop_token& stop = {});

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/analysis/compare/before_after.h"

namespace phonehome {

/// One capture as two, for changesBetween(). Tables are the whole capture's: rows keep their numbers.
struct PartedCapture {
    SnapshotPtr before;
    SnapshotPtr after;
    TimeSpan spanBefore;
    TimeSpan spanAfter;

    ComparedTime timeBefore() const { return {*before, spanBefore}; }
    ComparedTime timeAfter() const { return {*after, spanAfter}; }
};

/// Can the capture be parted there, with a packet's time on either side?
bool canBeParted(const Snapshot& whole, Timestamp at);

/// Parts it at a moment, which belongs to what comes after it. excluded: times left out, sorted, no two touch.
/// nullopt: it can't be parted there, or was stopped.
std::optional<PartedCapture> partedCapture(const SnapshotPtr& whole, Timestamp at,
                                           const std::vector<TimeSpan>& excluded = {},
                                           const std::stop_token& stop = {});

} // namespace phonehome

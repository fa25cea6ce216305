// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What a resolver called an address when it was asked afterwards (RFC 1035 s3.5): what it is called then, not what it
/// was called while the capture ran.
struct ReverseName {
    IpAddress address;
    std::string name; ///< empty: it has none
    Timestamp asked;
};

/// Addresses on the internet that no evidence in the data names, those with the most packets first, at most so many.
/// Addresses at home are left out: who reads a capture of another home would be told the names of his own.
std::vector<IpAddress> unnamedPeers(const Snapshot& snapshot, std::size_t most);

/// The same with rows of these names behind all others, in their order, and with the flows that have no better one
/// going by them. Shares all chunks that do not change.
SnapshotPtr withReverseNames(const SnapshotPtr& snapshot, const std::vector<ReverseName>& names);

/// The row that withReverseNames() added for an address; invalid: none.
NameId reverseNameOf(const Snapshot& snapshot, const IpAddress& address);

} // namespace phonehome

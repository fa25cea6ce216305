// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/snapshot.h"
#include "core/export/json.h"

namespace phonehome {

/// A device as lists name it: its MAC, or its address where the link has none; null for an unknown one.
Json deviceKey(const Snapshot& snapshot, DeviceId id);

/// The key names of the export: an entry for each address that a name stood for, and for each name without one.
Json nameList(const Snapshot& snapshot);

// The table of names as a file of its own.

/// The same as a JSON document with its schema's name.
std::string namesAsJson(const Snapshot& snapshot);
/// RFC 4180, UTF-8, with a header line; times in UTC. No cell begins as a formula does.
std::string namesAsCsv(const Snapshot& snapshot);
/// A line for each address with all names that were asked for and led there, as /etc/hosts has it; names that no
/// resolver would take are left out. What was blocked, or is known from a referral or a reverse lookup, is not in it.
std::string namesAsHosts(const Snapshot& snapshot);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/analysis/compare/fleet.h"

namespace phonehome {

/// Devices that are compared, and under which heading.
struct NamedFleet {
    std::string maker; ///< empty: not one maker's, or nobody knows whose
    Fleet fleet;
};
/// A fleet of each maker that has two devices and more; with all, one of all devices.
std::vector<NamedFleet> namedFleets(const Snapshot& snapshot, bool all);

/// As a JSON document with its schema's name: fleets with their devices, roles, cells and differences.
std::string fleetsAsJson(const Snapshot& snapshot, const std::vector<NamedFleet>& fleets);
/// RFC 4180, UTF-8: a line for each cell, with a header line. No cell begins as a formula does.
std::string fleetsAsCsv(const Snapshot& snapshot, const std::vector<NamedFleet>& fleets);

} // namespace phonehome

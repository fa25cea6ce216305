// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Which address went by which name, each pair once, sorted, at most 65,536: for other programs' name tables. An address
/// that only one device had goes by what a person calls that, where he calls it anything.
std::vector<std::pair<IpAddress, std::string>> addressNames(const Snapshot& snapshot);

} // namespace phonehome

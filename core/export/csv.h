// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace phonehome {

/// A line of a file of comma-separated values with its end (RFC 4180 s2); names come from the network, so none may reach
/// a spreadsheet as a formula.
std::string csvLine(const std::vector<std::string>& cells);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace phonehome {

/// Sorts ascending, by digits where that is faster than comparing; no NaN. scratch is kept for the next time.
void sortFloats(std::vector<float>& values, std::vector<float>& scratch);

} // namespace phonehome

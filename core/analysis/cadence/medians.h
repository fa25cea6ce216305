// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace phonehome {

/// Median of what values holds, which it reorders; 0 of nothing. The mean of the middle two of an even number.
double medianOf(std::vector<double>& values);

/// Standard deviation of normal noise of which this is the median deviation.
constexpr double kMadToSigma = 1.4826;

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace phonehome {

/// The value that would be at that place if values were sorted, which are reordered: what is no greater stands before
/// it, what is no less behind it. As std::nth_element, in half the time.
double putInPlace(std::span<double> values, std::size_t at);

/// Median of what values holds, which it reorders; 0 of nothing. The mean of the middle two of an even number.
double medianOf(std::span<double> values);

/// Standard deviation of normal noise of which this is the median deviation.
constexpr double kMadToSigma = 1.4826;

} // namespace phonehome

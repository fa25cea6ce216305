// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace phonehome {

/// A log-interval that comes up more often than its neighbourhood lets expect.
struct IntervalMode {
    double score = 0;      ///< nats
    double logPeriod = 0;  ///< ln of seconds
    double spread = 0;     ///< standard deviation in ln of seconds, at least 0.0006
    std::size_t count = 0; ///< intervals in it
};

/// Adds the best few modes of log-intervals at each width (in ln of seconds), best first within a width. logs is left
/// sorted.
void addIntervalModes(std::vector<float>& logs, std::span<const float> widths, std::vector<IntervalMode>& out);

} // namespace phonehome

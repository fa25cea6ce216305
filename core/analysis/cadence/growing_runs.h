// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace phonehome {

/// Intervals that grow by a common factor: a back-off or an announcement, never a timer.
struct GrowingRun {
    std::uint32_t first = 0; ///< interval first lies between the events first - 1 and first
    std::uint32_t last = 0;
};

/// Runs of at least four intervals that grow by the same factor of 1.3 to 3.3 within a fifth, or of three that do
/// within 4 % (drop-outs of 1, 2 and 4 beats look alike otherwise). at is sorted.
std::vector<GrowingRun> growingRuns(std::span<const double> at);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace phonehome {

/// The longest intervals, in ns, that may still belong to one burst: middles of the widest valleys in the sorted
/// intervals, widest first, at most so many. times is sorted.
std::vector<double> burstScales(std::span<const std::int64_t> times, std::size_t most);

/// Which events begin a burst: those further than scale (ns) from the one before. Ascending; the first always does.
std::vector<std::uint32_t> burstStarts(std::span<const std::int64_t> times, double scale);

} // namespace phonehome

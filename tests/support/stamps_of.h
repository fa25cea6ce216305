// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "core/analysis/cadence/stamps.h"

namespace phonehome {

/// Stamps of events at these seconds, in any order, of a clock that counts microseconds; nothing is known between them.
inline Stamps stampsOf(std::vector<double> seconds)
{
    Stamps stamps;
    std::sort(seconds.begin(), seconds.end());
    stamps.at = std::move(seconds);
    stamps.grain = 1e-6;
    markBetween(stamps, {});
    return stamps;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/cadence/stamps.h"

namespace phonehome {

/// Where the capture could not see, in seconds from a group's first event.
class BlindTime {
public:
    BlindTime() = default;
    /// stretches in any order; those that touch become one.
    explicit BlindTime(std::vector<Stretch> stretches);

    const std::vector<Stretch>& stretches() const { return m_stretches; }
    /// Seconds between from and to that were seen.
    double seen(double from, double to) const { return to - from - (before(to) - before(from)); }
    /// Whether a moment is blind, or within slack of that.
    bool covers(double moment, double slack) const { return clearFrom(moment, slack) > moment; }
    /// The moment itself when it is not covered; else the first behind it that may be clear.
    double clearFrom(double moment, double slack) const;

private:
    double before(double moment) const; ///< blind seconds

    std::vector<Stretch> m_stretches;
    std::vector<double> m_sum; ///< blind seconds before each stretch
};

} // namespace phonehome

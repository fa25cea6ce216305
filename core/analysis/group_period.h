// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/analysis/group.h"

namespace phonehome {

/// Below this a timer is said with "perhaps".
inline constexpr double kSureConfidence = 0.75;

/// The period that is said of a group.
struct GroupPeriod {
    double seconds = 0;
    bool perhaps = false; ///< the evidence is thin, and that is said
};

/// Of its timer, else the one that too few renewals agree on (renewal_interval.h); nullopt: there is no period, or too
/// little was seen to say one.
std::optional<GroupPeriod> groupPeriod(const Group& group);

} // namespace phonehome

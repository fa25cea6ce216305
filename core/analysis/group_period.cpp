// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/group_period.h"

#include "core/analysis/renewal_interval.h"

namespace phonehome {

std::optional<GroupPeriod> groupPeriod(const Group& group)
{
    if (const CadenceSegment* main = group.cadence.main())
        return GroupPeriod{main->period, group.cadence.confidence < kSureConfidence};
    if (const auto renewal = renewalInterval(group))
        return GroupPeriod{*renewal, true};
    return std::nullopt;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/group_rank.h"

#include <algorithm>

#include "core/analysis/group_period.h"

namespace phonehome {

namespace {

GroupMerit meritOf(const Group& group)
{
    const auto period = groupPeriod(group);
    const bool keepalive = group.promise && group.promise->margin && group.promise->kind == PromiseKind::StunLifetime;
    // Even one renewal against a promise says more than any number of first tries.
    if (!period && group.promise && group.promise->renewals)
        return keepalive ? GroupMerit::PerhapsKeepalive : GroupMerit::Renewed;
    if (!period)
        return GroupMerit::Rest;
    // Who asks for a name long after the answer ran out keeps no promise by it.
    if (!group.promise || !group.promise->margin ||
        (group.promise->kind == PromiseKind::DnsTtl && *group.promise->margin < 0))
        return period->perhaps ? GroupMerit::Perhaps : GroupMerit::Timer;
    if (keepalive)
        return period->perhaps ? GroupMerit::PerhapsKeepalive : GroupMerit::Keepalive;
    return period->perhaps ? GroupMerit::PerhapsPromised : GroupMerit::TimerPromised;
}

} // namespace

GroupRank groupRank(const Group& group)
{
    const bool timer = group.cadence.main() != nullptr;
    return {meritOf(group), timer ? group.cadence.evidence : 0.0, timer ? group.cadence.beats() : group.events};
}

std::vector<GroupId> groupsByRank(const Snapshot& snapshot)
{
    struct Ranked {
        GroupRank rank;
        GroupId id;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(snapshot.groups.size());
    for (std::uint32_t i = 0; i < snapshot.groups.size(); ++i)
        ranked.push_back({groupRank(snapshot.groups[i]), GroupId{i}});
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return b.rank < a.rank; });
    std::vector<GroupId> out;
    out.reserve(ranked.size());
    for (const Ranked& r : ranked)
        out.push_back(r.id);
    return out;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/shared_pace.h"

#include <cmath>
#include <unordered_map>
#include <vector>

#include <QCoreApplication>

#include "core/analysis/compare/majority.h"
#include "core/analysis/group_period.h"
#include "core/analysis/group_rank.h"
#include "ui/models/group_facts.h"
#include "ui/models/time_format.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::TimelinePainter)
};

constexpr double kAlike = 0.01; ///< of a period

struct Best {
    GroupId group;
    GroupRank rank;
};
using BestOfDevices = std::unordered_map<DeviceId, Best>;

QString sharedPace(const Snapshot& s, const BestOfDevices& best)
{
    std::vector<const Group*> paced;
    std::vector<double> periods;
    for (const auto& [device, of] : best) {
        const Group& group = s.groups[of.group.value];
        const auto period = groupPeriod(group);
        if (!period || period->perhaps)
            continue;
        paced.push_back(&group);
        periods.push_back(period->seconds);
    }
    const CommonValue common = commonValue(
        paced.size(), [&](std::size_t a, std::size_t b) { return periods[a] < periods[b]; },
        [&](std::size_t i, std::size_t reference) {
            return paced[i]->kind == paced[reference]->kind && paced[i]->direction == paced[reference]->direction &&
                   std::abs(periods[i] - periods[reference]) <= kAlike * periods[reference];
        });
    if (common.kind != Commonness::Common || common.agreeing < 2 || common.agreeing * 2 <= best.size())
        return {};
    return Words::tr("%Ln device(s) every %1", nullptr, static_cast<int>(common.agreeing))
        .arg(TimeFormat::period(periods[common.reference], periodUnit(*paced[common.reference])));
}

} // namespace

std::vector<QString> sharedPaces(const Snapshot& s, const LaneChoice& choice)
{
    std::vector<BestOfDevices> best(choice.rows().size());
    for (std::uint32_t g = 0; g < s.groups.size(); ++g) {
        const std::uint32_t row = choice.of(s, GroupId{g});
        const Group& group = s.groups[g];
        if (row >= best.size() || choice.rows()[row].others > 0 || group.events == 0)
            continue;
        const GroupRank rank = groupRank(group);
        Best& known = best[row][group.device];
        if (!known.group.valid() || rank > known.rank)
            known = {GroupId{g}, rank};
    }
    std::vector<QString> out;
    out.reserve(best.size());
    for (const BestOfDevices& devices : best)
        out.push_back(sharedPace(s, devices));
    return out;
}

} // namespace phonehome

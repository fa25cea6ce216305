// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/in_short.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "core/analysis/group_period.h"
#include "core/analysis/group_rank.h"

namespace phonehome {

namespace {

bool beatAlike(const Group& a, const Group& b)
{
    constexpr double kAlike = 0.01;
    const auto one = groupPeriod(a);
    const auto other = groupPeriod(b);
    if (one.has_value() != other.has_value())
        return false;
    if (one && (one->perhaps != other->perhaps || std::abs(one->seconds - other->seconds) > kAlike * one->seconds))
        return false;
    const auto promised = [](const Group& g) {
        return g.promise ? std::optional(std::pair(g.promise->kind, g.promise->seconds)) : std::nullopt;
    };
    return promised(a) == promised(b);
}

bool readAlike(const Group& a, const Group& b)
{
    return a.protocol == b.protocol && a.direction == b.direction && (a.peer == b.peer || a.kind == b.kind) &&
           beatAlike(a, b);
}

} // namespace

std::vector<ShortLine> inShort(const Snapshot& s, const std::vector<GroupId>& ranked, std::size_t linesMax)
{
    std::vector<ShortLine> out;
    for (const GroupId id : ranked) {
        const Group& group = s.groups[id.value];
        if (std::get<GroupMerit>(groupRank(group)) == GroupMerit::Rest)
            break;
        const auto told = std::find_if(out.begin(), out.end(), [&](const ShortLine& line) {
            return readAlike(s.groups[line.group.value], group);
        });
        if (told == out.end()) {
            if (out.size() < linesMax)
                out.push_back({id, 0, {}});
        } else if (s.groups[told->group.value].device == group.device) {
            ++told->alike;
        } else {
            told->others.insert(group.device);
        }
    }
    return out;
}

} // namespace phonehome

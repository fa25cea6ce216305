// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/fleet_text.h"

#include "core/analysis/cadence_sentence.h"
#include "core/analysis/group_period.h"

namespace phonehome {

namespace {

std::string times(std::uint32_t events)
{
    return events == 1 ? "once" : std::to_string(events) + " times";
}

std::string othersDo(const Difference& difference, const std::string& verb)
{
    return std::to_string(difference.others) + (difference.others == 1 ? " other: " : " others: ") + verb;
}

} // namespace

std::string fleetPeriodText(const Snapshot& s, const FleetCell& cell)
{
    if (cell.groups.empty())
        return "silent";
    if (cell.isOfSeveral)
        return times(cell.events);
    const Group& group = s.groups[cell.groups.front().value];
    if (const auto range = group.cadence.pollRange())
        return periodText(range->first) + " to " + periodText(range->second);
    if (const auto period = groupPeriod(group))
        return (period->perhaps ? "perhaps " : "") + periodText(period->seconds);
    return times(cell.events);
}

std::string fleetPromiseText(const Snapshot& s, const FleetCell& cell)
{
    if (cell.groups.empty())
        return {};
    const auto& promise = s.groups[cell.groups.front().value].promise;
    return promise ? std::string(promiseName(promise->kind)) + " " + std::to_string(promise->seconds) + " s" : "";
}

std::string differenceText(const Snapshot& s, const FleetCell& cell, const Difference& difference)
{
    const std::string every = "every " + periodText(difference.seconds);
    switch (difference.kind) {
    case DifferenceKind::Period: return "every " + fleetPeriodText(s, cell) + "; " + othersDo(difference, every);
    case DifferenceKind::Unsteady: return "no fixed period; " + othersDo(difference, every);
    case DifferenceKind::Fewer: return times(cell.events) + "; " + othersDo(difference, every);
    case DifferenceKind::Stopped: return "stopped before the end; " + othersDo(difference, every);
    case DifferenceKind::Promise: {
        const auto& promise = s.groups[cell.groups.front().value].promise;
        return fleetPromiseText(s, cell) + "; " +
               othersDo(difference,
                        promise ? std::string(promiseName(promise->kind)) + " " + periodText(difference.seconds) : "");
    }
    case DifferenceKind::Silent:
        if (difference.seconds > 0)
            return "silent; " + othersDo(difference, every);
        return "silent; " + std::to_string(difference.others) +
               (difference.others == 1 ? " other is not" : " others are not");
    case DifferenceKind::Alone: break;
    }
    return times(cell.events) + "; " + othersDo(difference, "silent");
}

} // namespace phonehome

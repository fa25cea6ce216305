// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/fleet.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "core/analysis/compare/fleet_rules.h"
#include "core/analysis/group_rank.h"
#include "core/base/natural_order.h"

namespace phonehome {

namespace {

constexpr std::uint32_t kNoColumn = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kCommonRoles = 3; ///< fewer tell no stranger

std::vector<bool> devicesThatSpeak(const Snapshot& s)
{
    std::vector<bool> speaks(s.devices.size());
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        if (s.groups[i].events > 0)
            speaks[s.groups[i].device.value] = true;
    }
    return speaks;
}

std::vector<FleetColumn> columnsOf(const Snapshot& s, const FleetChoice& choice)
{
    const std::vector<bool> speaks = devicesThatSpeak(s);
    std::vector<std::pair<std::string, DeviceId>> named;
    const auto add = [&](DeviceId id) {
        if (id.valid() && id.value < speaks.size() && speaks[id.value])
            named.emplace_back(deviceTitle(s, id), id);
    };
    for (std::uint32_t i = 0; !choice.devices && i < s.devices.size(); ++i)
        add(DeviceId{i});
    for (const DeviceId id : choice.devices.value_or(std::vector<DeviceId>{}))
        add(id);
    std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
        return a.first == b.first ? a.second < b.second : comesBefore(a.first, b.first);
    });
    named.erase(std::unique(named.begin(), named.end()), named.end());
    std::vector<FleetColumn> out;
    out.reserve(named.size());
    for (const auto& [title, id] : named)
        out.push_back({id, 0, false});
    return out;
}

/// Columns by maker; those whose maker nobody knows stand alone, each for itself.
using Families = std::vector<std::vector<std::uint32_t>>;

Families familiesOf(const Snapshot& s, const std::vector<FleetColumn>& columns)
{
    std::map<StringId, std::vector<std::uint32_t>> byVendor;
    for (std::uint32_t c = 0; c < columns.size(); ++c) {
        const StringId vendor = s.devices[columns[c].device.value].vendor;
        if (!s.text(vendor).empty())
            byVendor[vendor].push_back(c);
    }
    Families out;
    for (auto& [vendor, members] : byVendor) {
        if (members.size() > 1)
            out.push_back(std::move(members));
    }
    return out;
}

std::vector<FleetMember> membersOf(const Snapshot& s, const std::vector<FleetColumn>& columns,
                                   const std::optional<TimeSpan>& span, std::span<const CaptureGap> gaps)
{
    std::vector<FleetMember> out;
    out.reserve(columns.size());
    for (const FleetColumn& column : columns) {
        const Device& device = s.devices[column.device.value];
        const Timestamp from = span ? std::max(span->from, device.first) : device.first;
        const Timestamp to = span ? std::min(span->to, device.last) : device.last;
        out.push_back({seenTime(gaps, from, to).seconds(), to, gaps});
    }
    return out;
}

/// For each column the number of its family; of those without one, how many there are.
std::vector<std::uint32_t> familyNumbers(const Families& families, std::size_t columns)
{
    std::vector<std::uint32_t> out(columns, static_cast<std::uint32_t>(families.size()));
    for (std::uint32_t f = 0; f < families.size(); ++f) {
        for (const std::uint32_t c : families[f])
            out[c] = f;
    }
    return out;
}

/// Rows with their cells, as yet without a judgement.
std::vector<FleetRow> rowsOf(const Snapshot& s, const std::vector<FleetColumn>& columns, const Families& families,
                             const std::stop_token& stop)
{
    std::vector<std::uint32_t> columnOf(s.devices.size(), kNoColumn);
    for (std::uint32_t c = 0; c < columns.size(); ++c)
        columnOf[columns[c].device.value] = c;
    // By maker, so that what is each device's own is told within it.
    const std::vector<std::uint32_t> familyOf = familyNumbers(families, columns.size());
    std::vector<std::vector<RoleUse>> uses(families.size() + 1);
    std::vector<std::vector<GroupId>> groups(families.size() + 1);
    for (std::uint32_t i = 0; i < s.groups.size() && !stop.stop_requested(); ++i) {
        const Group& group = s.groups[i];
        const std::uint32_t column = columnOf[group.device.value];
        if (column == kNoColumn || group.events == 0)
            continue;
        uses[familyOf[column]].push_back({roleOf(s, group), column});
        groups[familyOf[column]].push_back(GroupId{i});
    }
    std::map<Role, std::map<std::uint32_t, FleetCell>> byRole;
    for (std::size_t f = 0; f < uses.size(); ++f) {
        if (f < families.size())
            joinOwnPeers(uses[f], static_cast<std::uint32_t>(families[f].size()));
        for (std::size_t i = 0; i < uses[f].size() && !stop.stop_requested(); ++i) {
            FleetCell& cell = byRole[uses[f][i].role][uses[f][i].device];
            cell.groups.push_back(groups[f][i]);
            cell.events += s.groups[groups[f][i].value].events;
        }
    }
    std::vector<FleetRow> rows;
    rows.reserve(byRole.size());
    for (auto& [role, cells] : byRole) {
        FleetRow row{role, {}, static_cast<std::uint32_t>(cells.size()), 0, {}};
        for (auto& [column, cell] : cells) {
            cell.column = column;
            cell.isOfSeveral = cell.groups.size() > 1 && (role.peer == kOfItsOwn || role.kind == kOfItsOwn);
            std::stable_sort(cell.groups.begin(), cell.groups.end(), [&](GroupId a, GroupId b) {
                return groupRank(s.groups[b.value]) < groupRank(s.groups[a.value]);
            });
            row.cells.push_back(std::move(cell));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Takes those out of their families that have little of what most of the others have.
void leaveStrangersOut(const Snapshot& s, const std::vector<FleetMember>& members, const std::vector<FleetRow>& rows,
                       Families& families, std::vector<FleetColumn>& columns)
{
    const std::vector<std::uint32_t> familyOf = familyNumbers(families, columns.size());
    std::vector<std::size_t> spoken(columns.size());
    std::vector<std::size_t> common(families.size() + 1);
    for (const FleetRow& row : rows) {
        std::vector<std::size_t> habits(families.size() + 1);
        for (const FleetCell& cell : row.cells)
            habits[familyOf[cell.column]] += isHabit(s, cell, members[cell.column]) ? 1 : 0;
        const auto isCommon = [&](std::uint32_t f) {
            return f < families.size() && families[f].size() > 2 && habits[f] * 3 >= families[f].size() * 2;
        };
        for (std::uint32_t f = 0; f < families.size(); ++f)
            common[f] += isCommon(f) ? 1 : 0;
        for (const FleetCell& cell : row.cells)
            spoken[cell.column] += isCommon(familyOf[cell.column]) ? 1 : 0;
    }
    for (std::uint32_t f = 0; f < families.size(); ++f) {
        if (common[f] < kCommonRoles)
            continue;
        for (const std::uint32_t c : families[f])
            columns[c].isStranger = spoken[c] * 2 < common[f];
        std::erase_if(families[f], [&](std::uint32_t c) { return columns[c].isStranger; });
    }
    std::erase_if(families, [](const auto& family) { return family.size() < 2; });
}

void judge(const Snapshot& s, const std::vector<FleetMember>& members, const Families& families, Fleet& fleet)
{
    for (FleetRow& row : fleet.rows) {
        markPeriods(s, members, row);
        markPromises(s, row);
        markSilence(s, members, families, row);
        for (FleetCell& cell : row.cells) {
            std::sort(cell.differences.begin(), cell.differences.end(),
                      [](const Difference& a, const Difference& b) { return a.kind < b.kind; });
            if (!cell.differs())
                continue;
            ++row.differing;
            ++fleet.columns[cell.column].differing;
        }
    }
}

} // namespace

const char* differenceKindId(DifferenceKind kind)
{
    switch (kind) {
    case DifferenceKind::Period: return "period";
    case DifferenceKind::Unsteady: return "unsteady";
    case DifferenceKind::Fewer: return "fewer";
    case DifferenceKind::Stopped: return "stopped";
    case DifferenceKind::Promise: return "promise";
    case DifferenceKind::Silent: return "silent";
    case DifferenceKind::Alone: break;
    }
    return "alone";
}

const FleetCell* FleetRow::cellOf(std::uint32_t column) const
{
    const auto at = std::lower_bound(cells.begin(), cells.end(), column,
                                     [](const FleetCell& cell, std::uint32_t c) { return cell.column < c; });
    return at != cells.end() && at->column == column ? &*at : nullptr;
}

std::size_t Fleet::unshared() const
{
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const FleetRow& row) { return row.speakers < columns.size(); }));
}

std::vector<FleetFamily> fleetFamilies(const Snapshot& s)
{
    const std::vector<bool> speaks = devicesThatSpeak(s);
    std::map<std::string, FleetFamily> byVendor;
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        if (!speaks[i])
            continue;
        FleetFamily& family = byVendor[s.text(s.devices[i].vendor)];
        family.vendor = s.devices[i].vendor;
        family.devices.push_back(DeviceId{i});
    }
    std::vector<FleetFamily> out;
    for (auto& [vendor, family] : byVendor) {
        if (family.devices.size() > 1)
            out.push_back(std::move(family));
    }
    std::stable_sort(out.begin(), out.end(), [&](const FleetFamily& a, const FleetFamily& b) {
        const bool unknownA = s.text(a.vendor).empty();
        const bool unknownB = s.text(b.vendor).empty();
        return unknownA != unknownB ? unknownB : a.devices.size() > b.devices.size();
    });
    return out;
}

Fleet fleetOf(const Snapshot& s, const FleetChoice& choice, const std::stop_token& stop)
{
    Fleet fleet;
    fleet.columns = columnsOf(s, choice);
    const std::vector<CaptureGap> gaps = gapsOf(s, choice.times);
    const std::vector<FleetMember> members = membersOf(s, fleet.columns, choice.times.span, gaps);
    Families families = familiesOf(s, fleet.columns);
    fleet.rows = rowsOf(s, fleet.columns, families, stop);
    if (stop.stop_requested())
        return fleet;
    leaveStrangersOut(s, members, fleet.rows, families, fleet.columns);
    judge(s, members, families, fleet);
    // Rows come by role: that is their order where nothing else tells.
    std::stable_sort(fleet.rows.begin(), fleet.rows.end(), [](const FleetRow& a, const FleetRow& b) {
        const auto rank = [](const FleetRow& r) {
            return std::tuple(r.speakers, r.differing > 0, r.period.has_value());
        };
        return rank(a) > rank(b);
    });
    return fleet;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/fleet_list.h"

#include <array>
#include <cstdio>

#include "core/analysis/group_period.h"
#include "core/base/text.h"
#include "core/export/csv.h"
#include "core/export/fleet_text.h"
#include "core/export/json.h"
#include "core/export/name_list.h"

namespace phonehome {

namespace {

const Group* mainOf(const Snapshot& s, const FleetCell& cell)
{
    return cell.groups.empty() ? nullptr : &s.groups[cell.groups.front().value];
}

const char* directionId(Direction direction)
{
    return direction == Direction::Sent ? "sent" : "received";
}

Json cellJson(const Snapshot& s, const Fleet& fleet, const FleetCell& cell)
{
    Json out;
    out["device"] = deviceKey(s, fleet.columns[cell.column].device);
    out["events"] = cell.events;
    const Group* const group = mainOf(s, cell);
    const bool isPaced = group && !cell.isOfSeveral;
    const auto period = isPaced ? groupPeriod(*group) : std::nullopt;
    const CadenceSegment* const timer = isPaced ? group->cadence.main() : nullptr;
    out["period"] = period ? Json(period->seconds) : Json();
    out["spread"] = timer ? Json(timer->jitter) : Json();
    out["perhaps"] = period && period->perhaps;
    const bool promised = group && group->promise;
    out["promise"] = promised ? Json(promiseKindId(group->promise->kind)) : Json();
    out["promised"] = promised ? Json(group->promise->seconds) : Json();
    Json differences = Json::array();
    for (const Difference& d : cell.differences) {
        differences.push_back({{"kind", differenceKindId(d.kind)},
                               {"others", d.others},
                               {"seconds", d.seconds > 0 ? Json(d.seconds) : Json()},
                               {"sentence", differenceText(s, cell, d)}});
    }
    out["differences"] = std::move(differences);
    return out;
}

Json rowJson(const Snapshot& s, const Fleet& fleet, const FleetRow& row)
{
    Json out;
    out["protocol"] = protocolId(row.role.protocol);
    out["direction"] = directionId(row.role.direction);
    out["kind"] = textOrNull(row.role.kind);
    out["peer"] = textOrNull(row.role.peer);
    out["title"] = roleTitle(row.role);
    out["devices"] = row.speakers;
    out["differing"] = row.differing;
    out["period"] = orNull(row.period);
    Json cells = Json::array();
    for (const FleetCell& cell : row.cells)
        cells.push_back(cellJson(s, fleet, cell));
    out["cells"] = std::move(cells);
    return out;
}

/// Three digits behind the point; empty without a number.
std::string number(std::optional<double> value)
{
    if (!value)
        return {};
    std::array<char, 40> out{};
    std::snprintf(out.data(), out.size(), "%.3f", *value);
    return out.data();
}

std::string csvOf(const Snapshot& s, const NamedFleet& named, const FleetRow& row, const FleetCell& cell)
{
    const DeviceId device = named.fleet.columns[cell.column].device;
    const Group* const group = mainOf(s, cell);
    const bool isPaced = group && !cell.isOfSeveral;
    const auto period = isPaced ? groupPeriod(*group) : std::nullopt;
    const CadenceSegment* const timer = isPaced ? group->cadence.main() : nullptr;
    const bool promised = group && group->promise;
    std::string kinds;
    std::string why;
    for (const Difference& d : cell.differences) {
        kinds += (kinds.empty() ? "" : " ") + std::string(differenceKindId(d.kind));
        why += (why.empty() ? "" : "; ") + differenceText(s, cell, d);
    }
    return csvLine({visibleText(named.maker), visibleText(deviceTitle(s, device)),
                    deviceKey(s, device).get<std::string>(), protocolId(row.role.protocol),
                    directionId(row.role.direction), visibleText(row.role.kind), visibleText(row.role.peer),
                    std::to_string(cell.events), number(period ? std::optional(period->seconds) : std::nullopt),
                    number(timer ? std::optional(timer->jitter) : std::nullopt),
                    promised ? promiseKindId(group->promise->kind) : "",
                    promised ? std::to_string(group->promise->seconds) : "", std::to_string(row.speakers), kinds, why});
}

} // namespace

std::vector<NamedFleet> namedFleets(const Snapshot& s, bool all)
{
    std::vector<NamedFleet> out;
    if (all) {
        out.push_back({{}, fleetOf(s)});
        return out;
    }
    for (FleetFamily& family : fleetFamilies(s))
        out.push_back({s.text(family.vendor), fleetOf(s, {std::move(family.devices), std::nullopt})});
    return out;
}

std::string fleetsAsJson(const Snapshot& s, const std::vector<NamedFleet>& fleets)
{
    Json list = Json::array();
    for (const NamedFleet& named : fleets) {
        Json devices = Json::array();
        for (const FleetColumn& column : named.fleet.columns) {
            devices.push_back({{"device", deviceKey(s, column.device)},
                               {"title", deviceTitle(s, column.device)},
                               {"differing", column.differing},
                               {"of_another_kind", column.isStranger}});
        }
        Json roles = Json::array();
        for (const FleetRow& row : named.fleet.rows)
            roles.push_back(rowJson(s, named.fleet, row));
        list.push_back(
            {{"maker", textOrNull(named.maker)}, {"devices", std::move(devices)}, {"roles", std::move(roles)}});
    }
    return jsonText(Json{{"schema", "phonehome-compare/1"}, {"fleets", std::move(list)}});
}

std::string fleetsAsCsv(const Snapshot& s, const std::vector<NamedFleet>& fleets)
{
    std::string out = csvLine({"maker", "name", "device", "protocol", "direction", "kind", "peer", "events", "period_s",
                               "spread_s", "promise", "promised_s", "devices", "differs", "why"});
    for (const NamedFleet& named : fleets) {
        for (const FleetRow& row : named.fleet.rows) {
            for (const FleetCell& cell : row.cells)
                out += csvOf(s, named, row, cell);
        }
    }
    return out;
}

} // namespace phonehome

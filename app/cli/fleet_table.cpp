// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fleet_table.h"

#include <algorithm>
#include <ostream>

#include "app/cli/text_table.h"
#include "core/base/text.h"
#include "core/export/fleet_text.h"

namespace phonehome {

namespace {

std::string cellText(const Snapshot& s, const FleetCell* cell)
{
    if (!cell)
        return "-";
    const std::string promise = fleetPromiseText(s, *cell);
    return (cell->differs() ? "! " : "") + fleetPeriodText(s, *cell) + (promise.empty() ? "" : ", " + promise);
}

void writeWhoDiffers(const Snapshot& s, const Fleet& fleet, std::ostream& out)
{
    for (std::uint32_t c = 0; c < fleet.columns.size(); ++c) {
        const FleetColumn& column = fleet.columns[c];
        if (column.differing == 0 && !column.isStranger)
            continue;
        out << "  " << visibleText(deviceTitle(s, column.device), TextTable::kCellMax) << ": "
            << (column.isStranger ? "of another kind, says less than half of what most others say\n" : "\n");
        for (const FleetRow& row : fleet.rows) {
            const FleetCell* const cell = row.cellOf(c);
            for (std::size_t i = 0; cell && i < cell->differences.size(); ++i)
                out << "    " << visibleText(roleTitle(row.role)) << ": "
                    << differenceText(s, *cell, cell->differences[i]) << "\n";
        }
    }
}

void writeFleet(const Snapshot& s, const NamedFleet& named, std::ostream& out)
{
    const Fleet& fleet = named.fleet;
    const auto differing = std::count_if(fleet.columns.begin(), fleet.columns.end(),
                                         [](const FleetColumn& column) { return column.differing > 0; });
    out << (named.maker.empty() ? "Devices of several makers or of none that is known" : visibleText(named.maker))
        << ": " << differing << " of " << fleet.columns.size() << " devices " << (differing == 1 ? "differs" : "differ")
        << "\n";
    if (differing == 0 && fleet.unshared() > 0)
        out << "  not all say everything: " << fleet.unshared() << " of " << fleet.rows.size()
            << " rows are of some of them only\n";
    std::vector<std::string> head{"WHAT"};
    for (const FleetColumn& column : fleet.columns)
        head.push_back(deviceTitle(s, column.device));
    for (std::string& title : head)
        title = visibleText(title, TextTable::kCellMax);
    TextTable table(head);
    for (const FleetRow& row : fleet.rows) {
        std::vector<std::string> cells{roleTitle(row.role)};
        for (std::uint32_t c = 0; c < fleet.columns.size(); ++c)
            cells.push_back(cellText(s, row.cellOf(c)));
        table.add(std::move(cells));
    }
    table.write(out);
    writeWhoDiffers(s, fleet, out);
}

} // namespace

void writeFleets(const Snapshot& s, const std::vector<NamedFleet>& fleets, std::ostream& out)
{
    bool any = false;
    for (const NamedFleet& named : fleets) {
        if (named.fleet.columns.size() < 2)
            continue;
        out << (any ? "\n" : "");
        writeFleet(s, named, out);
        any = true;
    }
    if (!any)
        out << "nothing to compare: no two devices of one maker say anything (--all compares all devices)\n";
}

} // namespace phonehome

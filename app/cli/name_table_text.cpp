// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/name_table_text.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "app/cli/text_table.h"
#include "core/analysis/joined_name.h"
#include "core/analysis/name_groups.h"

namespace phonehome {

namespace {

std::string answersOf(const NameRow& row)
{
    std::string out;
    for (const NameAnswer& answer : row.answers)
        out += (out.empty() ? "" : " ") + answer.address.text();
    if (row.blocked)
        return "blocked";
    return out.empty() ? "-" : out;
}

} // namespace

std::string noLookupsText(const Snapshot& s)
{
    return std::string("no lookups in this capture") +
           (s.vantage.isResolverElsewhere() ? ", the resolver is probably on the LAN" : "");
}

std::string sourcesText(const std::vector<NameSource>& sources)
{
    std::string out;
    for (const NameSource source : sources)
        out += (out.empty() ? "" : " ") + std::string(nameSourceId(source));
    return out;
}

std::string ownersOf(const Snapshot& s, const NameRow& row)
{
    std::vector<std::string> owners;
    for (const NameAnswer& answer : row.answers) {
        std::string owner = s.hosting ? ownerText(s.hosting->ownerOf(answer.address)) : std::string();
        if (!owner.empty() && std::find(owners.begin(), owners.end(), owner) == owners.end())
            owners.push_back(std::move(owner));
    }
    std::string out;
    for (const std::string& owner : owners)
        out += (out.empty() ? "" : "; ") + owner;
    return out.empty() ? "-" : out;
}

void writeNameTable(const Snapshot& s, std::ostream& out)
{
    std::vector<std::string> names;
    std::vector<JoinedName> rows;
    for (std::uint32_t i = 0; i < s.names.size(); ++i) {
        if (s.names[i].joinedTo.valid())
            continue;
        rows.push_back(joinedName(s, NameId{i}));
        names.push_back(s.text(s.names[i].name));
    }
    TextTable table({"NAME", "TYPE", "ADDRESS", "ASKED", "ASKED BY", "TTL", "SOURCE", "CONFIDENCE", "OWNER"});
    for (const NameGroup& group : groupNames(names)) {
        std::set<std::string> different;
        std::set<IpAddress> addresses;
        std::uint64_t asked = 0;
        for (const std::uint32_t member : group.members) {
            const NameRow& row = rows[member].row;
            different.insert(names[member]);
            asked += row.asked;
            for (const NameAnswer& answer : row.answers)
                addresses.insert(answer.address);
        }
        table.add({group.title, std::to_string(different.size()) + (different.size() == 1 ? " name" : " names"),
                   std::to_string(addresses.size()) + (addresses.size() == 1 ? " address" : " addresses"),
                   std::to_string(asked), "", "", "", "", ""});
        for (const std::uint32_t member : group.members) {
            const NameRow& row = rows[member].row;
            table.add({"  " + names[member], dnsTypeText(row.type), answersOf(row), std::to_string(row.asked),
                       row.device.valid() ? deviceTitle(s, row.device) : "-",
                       row.hasTtl ? std::to_string(row.ttl) : "-", sourcesText(rows[member].sources),
                       confidenceId(confidenceOf(row.source)), ownersOf(s, row)});
        }
    }
    if (table.empty())
        out << "no names: " << noLookupsText(s) << "\n";
    else
        table.write(out);
    if (s.hosting)
        out << "owners by " << visibleText(hostingText(*s.hosting)) << "\n";
}

} // namespace phonehome

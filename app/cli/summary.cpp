// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/summary.h"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <ostream>
#include <vector>

#include "app/cli/name_table_text.h"
#include "app/cli/text_table.h"
#include "core/analysis/cadence_sentence.h"
#include "core/analysis/group_rank.h"
#include "core/analysis/in_short.h"
#include "core/analysis/joined_name.h"
#include "core/analysis/lookup_audit.h"
#include "core/analysis/time_servers.h"
#include "core/base/text.h"
#include "core/export/log_text.h"

namespace phonehome {

namespace {

constexpr const char* kTime = "%Y-%m-%d %H:%M:%S UTC";

/// Seconds with two decimals, rounded: "270.12"
std::string hundredths(Duration d)
{
    char out[40] = "";
    std::snprintf(out, sizeof out, "%.2f", d.seconds());
    return out;
}

void writeTotals(const Snapshot& s, std::ostream& out)
{
    out << s.totals.packets << " packets, " << s.totals.bytes << " bytes";
    if (s.totals.packets > 0 && s.totals.last.ns == 0)
        out << "; they carry no times: what comes when and how often can't be told";
    else if (s.totals.packets > 0)
        out << ", " << utcText(s.totals.first, kTime) << " to " << utcText(s.totals.last, kTime);
    out << "\n";
}

void writeDevices(const Snapshot& s, std::ostream& out)
{
    TextTable table({"DEVICE", "NAMED BY", "VENDOR", "MAC", "ADDRESS", "BYTES SENT", "BYTES RECEIVED", "PEERS"});
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        const Device& d = s.devices[i];
        table.add({deviceTitle(s, DeviceId{i}), d.names.empty() ? "-" : nameSourceId(d.names.front().source),
                   s.text(d.vendor).empty() ? "-" : s.text(d.vendor), d.mac ? d.mac->text() : "-",
                   d.address.isUnspecified() ? "-" : d.address.text(), std::to_string(d.bytesSent),
                   std::to_string(d.bytesReceived), std::to_string(d.peers)});
    }
    out << "\nDevices\n";
    if (table.empty())
        out << "  none: no packet names its sender\n";
    else
        table.write(out);
}

void writeCadence(const Snapshot& s, const Group& group, std::ostream& out)
{
    out << visibleText(cadenceSentence(s, group));
    const CadenceSegment* main = group.cadence.main();
    if (!main)
        return;
    out << " (± " << periodText(main->jitter) << ", " << group.cadence.beats() << " beats, " << group.cadence.missed()
        << " missed";
    if (const std::string silences = silencesReason(group.cadence); !silences.empty())
        out << ", " << silences;
    out << ")";
}

/// Where much of what is said reads alike.
void writeInShort(const Snapshot& s, const std::vector<GroupId>& ranked, std::ostream& out)
{
    const auto lines = inShort(s, ranked);
    if (std::none_of(lines.begin(), lines.end(),
                     [](const ShortLine& line) { return line.alike > 0 || !line.others.empty(); }))
        return;
    out << "\n"
        << "In short\n";
    for (const ShortLine& line : lines) {
        const Group& group = s.groups[line.group.value];
        out << "  " << visibleText(deviceTitle(s, group.device), TextTable::kCellMax);
        if (!line.others.empty())
            out << " and " << line.others.size() << (line.others.size() == 1 ? " device" : " devices") << " alike";
        out << ": ";
        writeCadence(s, group, out);
        if (line.alike > 0)
            out << ", and " << line.alike << " more alike";
        out << "\n";
    }
}

void writeCadences(const Snapshot& s, const std::vector<GroupId>& ranked, std::ostream& out)
{
    out << "\nCadences\n";
    for (const GroupId id : ranked) {
        const Group& group = s.groups[id.value];
        out << "  " << visibleText(deviceTitle(s, group.device), TextTable::kCellMax) << ": ";
        writeCadence(s, group, out);
        out << "\n";
        if (group.promise && group.promise->renewals && !group.cadence.main())
            out << "    " << renewalsText(*group.promise->renewals) << "\n";
    }
    if (s.groups.empty())
        out << "  none: no message of a protocol we know\n";
}

void writeLogs(const Snapshot& s, std::ostream& out)
{
    if (s.logs.empty())
        return;
    out << "\nResolver logs\n";
    for (const LogFacts& log : s.logs)
        out << "  " << logSentence(log) << "\n";
}

void writeMalformed(const Snapshot& s, std::ostream& out)
{
    bool any = false;
    for (std::size_t p = 0; p < kProtocolCount; ++p) {
        for (std::size_t r = 0; r < kMalformedCount; ++r) {
            const std::uint64_t n = s.totals.refusedFor[p][r];
            if (n == 0)
                continue;
            out << (any ? "" : "\nMalformed messages\n") << "  " << protocolId(static_cast<Protocol>(p)) << ": " << n
                << " " << malformedId(static_cast<Malformed>(r)) << "\n";
            any = true;
        }
    }
}

void writeNames(const Snapshot& s, std::ostream& out)
{
    const bool owners = s.hosting != nullptr;
    std::vector<std::string> head{"NAME", "TYPE", "ADDRESS", "SOURCE", "TTL", "ASKED BY"};
    if (owners)
        head.emplace_back("OWNER");
    TextTable table(head);
    for (std::uint32_t i = 0; i < s.names.size(); ++i) {
        if (s.names[i].joinedTo.valid())
            continue;
        const auto [row, sources] = joinedName(s, NameId{i});
        std::string addresses;
        for (const NameAnswer& answer : row.answers)
            addresses += (addresses.empty() ? "" : " ") + answer.address.text();
        std::vector<std::string> cells{s.text(row.name),
                                       dnsTypeText(row.type),
                                       addresses.empty() ? "-" : addresses,
                                       sourcesText(sources),
                                       row.hasTtl ? std::to_string(row.ttl) : "-",
                                       row.device.valid() ? deviceTitle(s, row.device) : "-"};
        if (owners)
            cells.push_back(ownersOf(s, row));
        table.add(std::move(cells));
    }
    out << "\nNames\n";
    if (table.empty())
        out << "  none: " << noLookupsText(s) << "\n";
    else
        table.write(out);
    if (owners)
        out << "  owners by " << visibleText(hostingText(*s.hosting)) << "\n";
}

/// Addresses that devices talked to and no lookup explains, by device and cause.
void writeMissingLookups(const Snapshot& s, std::ostream& out)
{
    if (!s.audit)
        return;
    const auto all = s.audit->unexplained(s);
    if (all.empty())
        return;
    TextTable table({"DEVICE", "WHY", "ADDRESSES"});
    for (const UnexplainedTalk& talk : all) {
        std::string addresses;
        for (const IpAddress& address : talk.addresses)
            addresses += (addresses.empty() ? "" : " ") + address.text();
        table.add({deviceTitle(s, talk.device), missingLookupId(talk.cause),
                   std::to_string(talk.addresses.size()) + ": " + addresses});
    }
    out << "\nNo lookup seen\n";
    table.write(out);
}

/// Devices that ask other time servers than DHCP offers them.
void writeTimeServers(const Snapshot& s, std::ostream& out)
{
    const auto all = ignoredTimeServers(s);
    if (all.empty())
        return;
    TextTable table({"DEVICE", "DHCP OFFERS", "IT ASKS"});
    for (const TimeServersIgnored& found : all) {
        std::string offered;
        for (const IpAddress& server : found.offer.servers)
            offered += (offered.empty() ? "" : " ") + server.text();
        for (const std::string& name : found.offer.names)
            offered += (offered.empty() ? "" : " ") + name;
        std::string asked = found.offeredToo ? "that and" : "";
        for (const FlowId id : found.asked)
            asked += (asked.empty() ? "" : " ") + s.peerOf(s.flows[id.value]);
        table.add({deviceTitle(s, found.offer.device), offered + (found.offer.wanted ? "" : " (unasked)"), asked});
    }
    out << "\nTime servers asked in spite of DHCP\n";
    table.write(out);
}

} // namespace

std::string renewalsText(std::vector<Duration> after)
{
    if (after.empty())
        return "never renewed";
    std::sort(after.begin(), after.end());
    if (after.size() == 1)
        return "renewed once, after " + hundredths(after.front()) + " s";
    const std::string count = "renewed " + std::to_string(after.size()) + " times, after ";
    if (after.size() == 2)
        return count + hundredths(after.front()) + " and " + hundredths(after.back()) + " s";
    return count + hundredths(after.front()) + " to " + hundredths(after.back()) + " s, median " +
           hundredths(after[after.size() / 2]) + " s";
}

void writeSummary(const Snapshot& snapshot, std::ostream& out)
{
    const std::vector<GroupId> ranked = groupsByRank(snapshot);
    writeTotals(snapshot, out);
    writeInShort(snapshot, ranked, out);
    writeDevices(snapshot, out);
    writeCadences(snapshot, ranked, out);
    writeNames(snapshot, out);
    writeMissingLookups(snapshot, out);
    writeTimeServers(snapshot, out);
    writeLogs(snapshot, out);
    writeMalformed(snapshot, out);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "core/analysis/joined_name.h"
#include "core/analysis/lookup_audit.h"
#include "core/analysis/own_names.h"
#include "core/base/text.h"
#include "core/export/report_sections.h"

namespace phonehome {

namespace {

constexpr std::size_t kListedMax = 24; ///< addresses in a cell

/// "192.0.2.1, 192.0.2.7 and 3 more"
template <typename Range> Text addressesText(const Range& addresses)
{
    Text out;
    std::size_t n = 0;
    for (const IpAddress& address : addresses) {
        if (n == kListedMax) {
            out += " and " + number(static_cast<std::uint64_t>(addresses.size()) - kListedMax) + " more";
            break;
        }
        out += (n++ == 0 ? Text() : Text(", ")) + address.text();
    }
    return out;
}

/// The last one that it had, then the others.
std::vector<IpAddress> addressesOf(const Device& device)
{
    std::vector<IpAddress> out;
    if (!device.address.isUnspecified())
        out.push_back(device.address);
    for (const AddressLease& lease : device.leases) {
        if (lease.address != device.address && !lease.address.isUnspecified())
            out.push_back(lease.address);
    }
    return out;
}

/// Whose the addresses are, each owner once.
template <typename Range> Text ownersText(const Snapshot& s, const Range& addresses)
{
    std::set<std::string> owners;
    for (const IpAddress& address : addresses) {
        std::string owner = s.hosting ? ownerText(s.hosting->ownerOf(address)) : std::string();
        if (!owner.empty())
            owners.insert(std::move(owner));
    }
    std::string out;
    for (const std::string& owner : owners)
        out += (out.empty() ? "" : "; ") + owner;
    return out;
}

void addStarts(ReportDraft& report, DeviceId device)
{
    std::vector<Text> items;
    std::uint64_t more = 0;
    for (const DeviceRestart& restart : report.snapshot.restarts) {
        if (restart.device != device)
            continue;
        if (items.size() < ReportDraft::kRowsMax)
            items.push_back(timeText(restart.time));
        else
            ++more;
    }
    if (items.empty())
        return;
    if (more > 0)
        items.push_back("and " + number(more) + " more");
    report.heading(4, "When it came up");
    report.list(std::move(items));
}

Text causeText(MappingCause cause)
{
    switch (cause) {
    case MappingCause::First: return "first seen";
    case MappingCause::NewSocket: return "another connection of the device";
    case MappingCause::AddressChanged: return "the home's address changed";
    case MappingCause::Forgotten: return "something upstream forgot the mapping";
    }
    return {};
}

/// As servers on the internet see it.
void addMappings(ReportDraft& report, DeviceId device)
{
    const Snapshot& s = report.snapshot;
    std::vector<std::vector<Text>> rows;
    for (std::size_t i = 0; i < s.mappings.size(); ++i) {
        const Mapping& mapping = s.mappings[i];
        if (mapping.device != device)
            continue;
        rows.push_back({Text(mapping.mapped.text()), Text(s.peerOf(s.flows[mapping.flow.value])),
                        timeText(mapping.first), timeText(mapping.last), number(mapping.seen),
                        causeText(mapping.cause)});
    }
    if (rows.empty())
        return;
    report.heading(4, "Public addresses that it was seen under");
    report.table({{"Address"}, {"By"}, {"First"}, {"Last"}, {"Times", true}, {"Why"}}, std::move(rows));
}

Text missingText(MissingLookup cause)
{
    switch (cause) {
    case MissingLookup::HardCoded: return "its lookups are seen, and none gives them: hard-coded?";
    case MissingLookup::EncryptedResolver: return "it asks a resolver in a way that nobody reads";
    case MissingLookup::LogMissing: return "no lookup of it was captured, or none so early";
    case MissingLookup::None: break;
    }
    return {};
}

void addUnexplainedPeers(ReportDraft& report, const std::vector<UnexplainedTalk>& all, DeviceId device)
{
    const Snapshot& s = report.snapshot;
    std::vector<std::vector<Text>> rows;
    for (const UnexplainedTalk& talk : all) {
        if (talk.device != device)
            continue;
        std::vector<Text> row{missingText(talk.cause), number(talk.addresses.size()), addressesText(talk.addresses)};
        if (s.hosting)
            row.push_back(ownersText(s, talk.addresses));
        rows.push_back(std::move(row));
    }
    if (rows.empty())
        return;
    std::vector<Column> columns{{"Why"}, {"Addresses", true}, {"Which"}};
    if (s.hosting)
        columns.push_back({"Owner"});
    report.heading(4, "Peers that no lookup explains");
    report.table(std::move(columns), std::move(rows));
}

std::vector<Text> nameRow(const Snapshot& s, const JoinedName& joined)
{
    const NameRow& row = joined.row;
    std::vector<IpAddress> addresses;
    for (const NameAnswer& answer : row.answers)
        addresses.push_back(answer.address);
    std::string sources;
    for (const NameSource source : joined.sources)
        sources += (sources.empty() ? "" : ", ") + std::string(nameSourceId(source));
    std::vector<Text> out{Text(s.text(row.name)),
                          Text::own(dnsTypeText(row.type)),
                          row.asked > 0 ? number(row.asked) : Text(),
                          timeText(row.first),
                          timeText(row.last),
                          row.hasTtl ? Text::own(std::to_string(row.ttl)) + " s" : Text(),
                          row.blocked ? Text("blocked") : addressesText(addresses),
                          Text::own(std::move(sources))};
    if (s.hosting)
        out.push_back(ownersText(s, addresses));
    return out;
}

} // namespace

void addNames(ReportDraft& report, DeviceId device)
{
    const Snapshot& s = report.snapshot;
    std::vector<std::vector<Text>> rows;
    std::uint64_t more = 0;
    for (std::uint32_t i = 0; i < s.names.size(); ++i) {
        if (s.names[i].device != device || s.names[i].joinedTo.valid())
            continue;
        if (rows.size() < ReportDraft::kRowsMax)
            rows.push_back(nameRow(s, joinedName(s, NameId{i})));
        else
            ++more;
    }
    if (rows.empty())
        return;
    std::vector<Column> columns{{"Name"}, {"Type"},      {"Asked", true}, {"First"},
                                {"Last"}, {"TTL", true}, {"Addresses"},   {"Known by"}};
    if (s.hosting)
        columns.push_back({"Owner"});
    if (device.valid())
        report.heading(4, "Names");
    else
        report.heading(3, "Names of which nobody knows who asked for them");
    report.table(std::move(columns), std::move(rows));
    std::get<Table>(report.document.blocks.back()).more += more;
}

void addDevices(ReportDraft& report)
{
    const Snapshot& s = report.snapshot;
    report.heading(2, "Devices");
    if (s.devices.empty())
        report.paragraph("None: no packet names its sender.");
    std::vector<std::vector<Text>> rows;
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        const Device& d = s.devices[i];
        rows.push_back({report.title(DeviceId{i}), Text::own(s.text(d.vendor)), d.mac ? Text(d.mac->text()) : Text(),
                        addressesText(addressesOf(d)), timeText(d.first), timeText(d.last),
                        number(d.packetsSent + d.packetsReceived), number(d.bytesSent), number(d.bytesReceived),
                        number(d.peers)});
    }
    report.table({{"Device"},
                  {"Vendor"},
                  {"Network card"},
                  {"Addresses"},
                  {"First seen"},
                  {"Last seen"},
                  {"Packets", true},
                  {"Bytes sent", true},
                  {"Bytes received", true},
                  {"Peers", true}},
                 std::move(rows));
}

void addEachDevice(ReportDraft& report)
{
    const Snapshot& s = report.snapshot;
    const std::vector<UnexplainedTalk> unexplained = s.audit ? s.audit->unexplained(s) : std::vector<UnexplainedTalk>();
    if (s.devices.empty())
        return;
    report.heading(2, "Device by device");
    const auto shown = static_cast<std::uint32_t>(std::min(s.devices.size(), ReportDraft::kDevicesMax));
    for (std::uint32_t i = 0; i < shown; ++i) {
        const DeviceId device{i};
        report.heading(3, report.title(device));
        // Who lives there and where things stand is nobody's business.
        if (const OwnName* const own = ownNameOf(s, device); own && !own->note.empty() && !report.mask)
            report.paragraph("Note: " + Text(own->note));
        const std::size_t before = report.document.blocks.size();
        addBeats(report, device);
        addStarts(report, device);
        addMappings(report, device);
        addNames(report, device);
        addUnexplainedPeers(report, unexplained, device);
        if (report.document.blocks.size() == before)
            report.paragraph("It says nothing of its own accord that a protocol explains.");
    }
    if (shown < s.devices.size())
        report.paragraph("… and " + counted(s.devices.size() - shown, "more device.", "more devices."));
    addNames(report, DeviceId{});
}

} // namespace phonehome

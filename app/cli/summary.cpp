// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/summary.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <ostream>
#include <vector>

#include "core/analysis/cadence_sentence.h"
#include "core/base/text.h"
#include "core/export/log_text.h"

namespace phonehome {

namespace {

constexpr std::size_t kCellMax = 60;

/// Columns as wide as their widest cell.
class Table {
public:
    explicit Table(std::vector<std::string> head) : m_rows{std::move(head)} {}

    void add(std::vector<std::string> row)
    {
        for (std::string& cell : row)
            cell = visibleText(cell, kCellMax);
        m_rows.push_back(std::move(row));
    }
    bool empty() const { return m_rows.size() == 1; }

    void write(std::ostream& out) const
    {
        std::vector<std::size_t> widths(m_rows.front().size());
        for (const auto& row : m_rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                widths[i] = std::max(widths[i], characters(row[i]));
        }
        for (const auto& row : m_rows) {
            std::string line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                line += "  " + row[i];
                if (i + 1 < row.size())
                    line.append(widths[i] - characters(row[i]), ' ');
            }
            out << line << "\n";
        }
    }

private:
    static std::size_t characters(const std::string& utf8)
    {
        return static_cast<std::size_t>(std::count_if(
            utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
    }

    std::vector<std::vector<std::string>> m_rows;
};

/// "2026-04-07 12:32:25 UTC"
std::string utcText(Timestamp t)
{
    const auto seconds = static_cast<std::time_t>(t.ns / 1'000'000'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char out[40] = "";
    std::strftime(out, sizeof out, "%Y-%m-%d %H:%M:%S UTC", &parts);
    return out;
}

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
    if (s.totals.packets > 0)
        out << ", " << utcText(s.totals.first) << " to " << utcText(s.totals.last);
    out << "\n";
}

void writeDevices(const Snapshot& s, std::ostream& out)
{
    Table table({"DEVICE", "NAMED BY", "VENDOR", "MAC", "ADDRESS", "SENT", "RECEIVED", "PEERS"});
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

/// Timers before the rest, then by how much they were seen.
std::vector<std::uint32_t> groupOrder(const Snapshot& s)
{
    std::vector<std::uint32_t> order(s.groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&s](std::uint32_t a, std::uint32_t b) {
        const bool timerA = s.groups[a].cadence.main() != nullptr;
        const bool timerB = s.groups[b].cadence.main() != nullptr;
        if (timerA != timerB)
            return timerA;
        return s.groups[a].events > s.groups[b].events;
    });
    return order;
}

void writeCadences(const Snapshot& s, std::ostream& out)
{
    out << "\nCadences\n";
    for (const std::uint32_t i : groupOrder(s)) {
        const Group& group = s.groups[i];
        out << "  " << visibleText(deviceTitle(s, group.device), kCellMax) << ": "
            << visibleText(cadenceSentence(s, group));
        if (const CadenceSegment* main = group.cadence.main()) {
            out << " (± " << periodText(main->jitter) << ", " << group.cadence.beats() << " beats, "
                << group.cadence.missed() << " missed)";
        }
        out << "\n";
        if (group.promise && group.promise->renewals && !group.cadence.main()) {
            out << "    renewed after";
            for (const Duration& renewal : *group.promise->renewals) {
                out << " " << hundredths(renewal) << " s";
            }
            out << "\n";
        }
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
    Table table({"NAME", "TYPE", "ADDRESS", "SOURCE", "TTL", "ASKED BY"});
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        std::string addresses;
        for (const NameAnswer& answer : row.answers)
            addresses += (addresses.empty() ? "" : " ") + answer.address.text();
        table.add({s.text(row.name), dnsTypeText(row.type), addresses.empty() ? "-" : addresses,
                   nameSourceId(row.source), row.hasTtl ? std::to_string(row.ttl) : "-",
                   row.device.valid() ? deviceTitle(s, row.device) : "-"});
    }
    out << "\nNames\n";
    if (table.empty())
        out << "  none: no lookups in this capture, the resolver is probably on the LAN\n";
    else
        table.write(out);
}

} // namespace

void writeSummary(const Snapshot& snapshot, std::ostream& out)
{
    writeTotals(snapshot, out);
    writeDevices(snapshot, out);
    writeCadences(snapshot, out);
    writeNames(snapshot, out);
    writeLogs(snapshot, out);
    writeMalformed(snapshot, out);
}

} // namespace phonehome

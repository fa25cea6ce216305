// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/ftl_database.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/dnslog/database_copy.h"
#include "core/dnslog/log_text.h"
#include "core/dnslog/sqlite_reader.h"

namespace phonehome {

namespace {

constexpr std::int64_t kNs = 1'000'000'000;

using Columns = std::vector<std::string>;

bool has(const Columns& columns, const std::string& name)
{
    return std::find(columns.begin(), columns.end(), name) != columns.end();
}

/// The column, or NULL in its place where the schema has none.
std::string orNull(const Columns& columns, const std::string& name)
{
    return has(columns, name) ? name : "NULL";
}

/// FTL's own numbers up to 16, beyond them 100 and the type's.
DnsType typeOf(std::int64_t number)
{
    constexpr std::array kTypes{DnsType{},     DnsType::A,     DnsType::AAAA,   DnsType::ANY,   DnsType::SRV,
                                DnsType::SOA,  DnsType::PTR,   DnsType::TXT,    DnsType::NAPTR, DnsType::MX,
                                DnsType::DS,   DnsType::RRSIG, DnsType::DNSKEY, DnsType::NS,    DnsType{},
                                DnsType::SVCB, DnsType::HTTPS};
    if (number > 100 && number <= 100 + 0xffff)
        return static_cast<DnsType>(number - 100);
    return number >= 0 && static_cast<std::size_t>(number) < kTypes.size() ? kTypes[static_cast<std::size_t>(number)]
                                                                           : DnsType{};
}

bool isBlocked(std::int64_t status)
{
    constexpr std::array<std::int64_t, 12> kBlocked{1, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 18};
    return std::find(kBlocked.begin(), kBlocked.end(), status) != kBlocked.end();
}

std::optional<Timestamp> timeOf(double seconds)
{
    constexpr std::int64_t kWhole = kTimeRange.to.ns / 1'000'000'000;
    constexpr auto kMax = static_cast<double>(kWhole);
    if (!(seconds >= 0 && seconds < kMax))
        return std::nullopt;
    return Timestamp{static_cast<std::int64_t>(seconds) * kNs +
                     static_cast<std::int64_t>((seconds - std::floor(seconds)) * 1e9)};
}

void query(const SqliteRow& row, LogSink& sink, LogReport& report)
{
    const std::string domain = row.text(3);
    const std::string client = row.text(4);
    // What the privacy level hid says nothing.
    if (domain == "hidden" || client == "0.0.0.0" || client == "hidden")
        return;
    const auto time = timeOf(row.number(0));
    const auto name = logName(domain);
    const auto address = IpAddress::parse(client);
    if (!time || !name || !address) {
        ++report.skip(!time ? LogSkip::BadTime : !name ? LogSkip::BadName : LogSkip::BadAddress);
        return;
    }
    LogRecord record;
    record.time = *time;
    record.resolution = row.isWhole(0) ? Duration::ofSeconds(1) : Duration{};
    record.client = *address;
    record.name = *name;
    record.type = typeOf(row.whole(1));
    // What did not resolve is followed by no talk: 1 NODATA, 2 NXDOMAIN, 7 SERVFAIL, 8 REFUSED.
    const std::int64_t reply = row.isNull(5) ? 0 : row.whole(5);
    const bool failed = reply == 1 || reply == 2 || reply == 7 || reply == 8;
    record.rcode = static_cast<std::uint8_t>(reply == 2 ? 3 : reply == 7 ? 2 : reply == 8 ? 5 : 0);
    record.says = isBlocked(row.whole(2)) ? LogSays::Blocked : failed ? LogSays::Failed : LogSays::Asked;
    sink.onRecord(record);
    ++report.records;
}

void host(const SqliteRow& row, LogSink& sink)
{
    LogHost out;
    const auto address = IpAddress::parse(row.text(0));
    const auto time = timeOf(row.number(3));
    if (!address || address->isUnspecified() || !time)
        return;
    out.address = *address;
    out.time = *time;
    out.mac = MacAddress::parse(row.text(1)); // "ip-192.168.1.2" stands for unknown
    out.name = logName(row.text(2)).value_or(std::string());
    if (out.mac || !out.name.empty())
        sink.onHost(out);
}

/// Cards, addresses and names, of whichever schema.
void hosts(SqliteReader& database, LogSink& sink)
{
    const Columns network = database.columns("network");
    const Columns addresses = database.columns("network_addresses");
    const auto each = [&](const SqliteRow& row) { host(row, sink); };
    if (has(network, "ip") && has(network, "hwaddr")) // versions 3 and 4
        database.forRows("SELECT ip, hwaddr, " + orNull(network, "name") + ", " + orNull(network, "lastQuery") +
                             " FROM network",
                         each);
    if (has(addresses, "ip") && has(network, "hwaddr")) {
        const std::string name = has(addresses, "name") ? "a.name" : has(network, "name") ? "n.name" : "NULL";
        database.forRows("SELECT a.ip, n.hwaddr, " + name + ", a.lastSeen FROM network_addresses a JOIN network n " +
                             "ON n.id = a.network_id ORDER BY a.lastSeen",
                         each);
    }
    if (has(database.columns("client_by_id"), "name")) // from version 10 on, the names that clients had
        database.forRows("SELECT ip, NULL, name, (SELECT value FROM ftl WHERE id = 1) FROM client_by_id "
                         "WHERE name IS NOT NULL",
                         each);
}

} // namespace

bool isDatabase(std::string_view head)
{
    constexpr std::string_view kMagic("SQLite format 3\0", 16);
    return head.starts_with(kMagic);
}

void importFtlDatabase(const std::string& path, const LogOptions& options, LogSink& sink, LogReport& report)
{
    report.hasAnswers = false;
    const DatabaseCopy copy(path);
    report.problem = copy.problem();
    report.detail = copy.detail();
    if (report.problem != LogProblem::None)
        return;
    const auto database = SqliteReader::open(copy.path(), options.stop, report.detail);
    if (!database) {
        report.problem = LogProblem::NotADatabase;
        return;
    }
    const Columns columns = database->columns("queries");
    if (!has(columns, "timestamp") || !has(columns, "domain") || !has(columns, "client")) {
        report.problem = LogProblem::NoQueries;
        return;
    }
    report.format = "pihole-ftl";
    report.detail.clear();
    bool usesWal = false;
    database->forRows("PRAGMA journal_mode", [&](const SqliteRow& row) { usesWal = row.text(0) == "wal"; });
    report.walMissing = usesWal && !copy.hasWal();
    hosts(*database, sink);
    const std::string why = database->forRows(
        "SELECT timestamp, " + orNull(columns, "type") + ", " + orNull(columns, "status") + ", domain, client, " +
            orNull(columns, "reply_type") + " FROM queries" + (has(columns, "id") ? " ORDER BY id" : ""),
        [&](const SqliteRow& row) {
            ++report.lines;
            query(row, sink, report);
        });
    if (!why.empty()) {
        report.problem = options.stop.stop_requested() ? LogProblem::Cancelled : LogProblem::DamagedDatabase;
        report.detail = why;
    }
}

} // namespace phonehome

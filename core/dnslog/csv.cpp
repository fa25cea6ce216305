// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/dnslog/log_text.h"
#include "core/dnslog/zone_clock.h"
#include "core/net/domain_name.h"

namespace phonehome {

namespace {

enum class Column { Date, Time, Client, Name, Type, Address, Alias, Ttl, Blocked };
constexpr std::size_t kColumns = 9;

struct ColumnRow {
    std::string_view text;
    Column column;
};

/// Titles in lower case, without blanks, hyphens and underscores. "host" and "ip" could be either end: not taken.
constexpr std::array kTexts{
    ColumnRow{"time", Column::Time},
    ColumnRow{"timestamp", Column::Time},
    ColumnRow{"datetime", Column::Time},
    ColumnRow{"date", Column::Date},
    ColumnRow{"ts", Column::Time},
    ColumnRow{"first", Column::Time},
    ColumnRow{"client", Column::Client},
    ColumnRow{"clientip", Column::Client},
    ColumnRow{"clientaddress", Column::Client},
    ColumnRow{"device", Column::Client},
    ColumnRow{"srcip", Column::Client},
    ColumnRow{"sourceip", Column::Client},
    ColumnRow{"name", Column::Name},
    ColumnRow{"query", Column::Name},
    ColumnRow{"domain", Column::Name},
    ColumnRow{"domainname", Column::Name},
    ColumnRow{"qname", Column::Name},
    ColumnRow{"queryname", Column::Name},
    ColumnRow{"question", Column::Name},
    ColumnRow{"fqdn", Column::Name},
    ColumnRow{"type", Column::Type},
    ColumnRow{"qtype", Column::Type},
    ColumnRow{"querytype", Column::Type},
    ColumnRow{"recordtype", Column::Type},
    ColumnRow{"address", Column::Address},
    ColumnRow{"addresses", Column::Address},
    ColumnRow{"answer", Column::Address},
    ColumnRow{"answers", Column::Address},
    ColumnRow{"answerip", Column::Address},
    ColumnRow{"resolvedip", Column::Address},
    ColumnRow{"alias", Column::Alias},
    ColumnRow{"aliases", Column::Alias},
    ColumnRow{"cname", Column::Alias},
    ColumnRow{"cnames", Column::Alias},
    ColumnRow{"ttl", Column::Ttl},
    ColumnRow{"blocked", Column::Blocked},
};

/// The cells of a line (RFC 4180), quotes resolved; nullopt when a quote stays open.
std::optional<std::vector<std::string>> cellsOf(std::string_view line, char separator)
{
    std::vector<std::string> out(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            out.back() += '"';
            ++i;
        } else if (c == '"' && (quoted || out.back().empty())) {
            quoted = !quoted;
        } else if (!quoted && c == separator) {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    if (quoted)
        return std::nullopt;
    return out;
}

/// Which cell is what, by the written header.
struct Header {
    char separator = ',';
    std::array<int, kColumns> places{-1, -1, -1, -1, -1, -1, -1, -1, -1};

    int place(Column column) const { return places[static_cast<std::size_t>(column)]; }
};

std::optional<Header> headerOf(std::string_view line)
{
    for (const char separator : {',', ';', '\t'}) {
        Header out;
        out.separator = separator;
        const auto cells = cellsOf(line, separator);
        if (!cells)
            return std::nullopt;
        for (std::size_t i = 0; i < cells->size(); ++i) {
            std::string cell = asciiLower(trimmed((*cells)[i]));
            std::erase_if(cell, [](char c) { return c == ' ' || c == '_' || c == '-'; });
            for (const ColumnRow& row : kTexts) {
                int& place = out.places[static_cast<std::size_t>(row.column)];
                if (row.text == cell && place < 0)
                    place = static_cast<int>(i);
            }
        }
        if (out.place(Column::Name) >= 0 && (out.place(Column::Address) >= 0 || out.place(Column::Time) >= 0))
            return out;
    }
    return std::nullopt;
}

/// A table with a written header: name and address, or name and time, at least; time as seconds since 1970,
/// thousandths, millionths or billionths of one, or ISO 8601; several addresses or aliases in a cell with blanks, commas or semicolons between, among the addresses the
/// names that led to them.
class CsvImporter final : public LineImporter {
public:
    explicit CsvImporter(const LogOptions& options) : m_clock(options.zone) {}

    void line(std::string_view text, LogSink& sink, LogReport& report) override
    {
        if (!m_header) {
            m_header = headerOf(text);
            if (!m_header)
                ++report.skip(LogSkip::BadForm);
            else if (m_header->place(Column::Time) < 0)
                report.hasTimes = false;
            if (m_header && m_header->place(Column::Address) < 0)
                report.hasAnswers = false;
            return;
        }
        const auto cells = cellsOf(text, m_header->separator);
        if (!cells) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        LogRecord record;
        const auto skip = fill(*cells, record);
        if (skip) {
            ++report.skip(*skip);
            return;
        }
        sink.onRecord(record);
        ++report.records;
    }

private:
    std::string cell(const std::vector<std::string>& cells, Column column) const
    {
        const int place = m_header->place(column);
        if (place < 0 || static_cast<std::size_t>(place) >= cells.size())
            return {};
        return std::string(trimmed(cells[static_cast<std::size_t>(place)]));
    }

    /// The words of a cell.
    std::vector<std::string> listOf(const std::vector<std::string>& cells, Column column) const
    {
        std::string list = cell(cells, column);
        std::replace_if(
            list.begin(), list.end(), [](char c) { return c == ';' || c == ',' || c == '>'; }, ' ');
        std::vector<std::string> out;
        for (const std::string_view word : wordsOf(list))
            out.emplace_back(word);
        return out;
    }

    std::optional<Timestamp> timeOf(const std::string& text)
    {
        if (const auto epoch = parseEpoch(text))
            return epoch;
        // Thousandths of a second, millionths or billionths: whichever makes the age that began in 1973.
        constexpr std::int64_t kMillis = 100'000'000'000;
        if (const auto number = parseWhole<std::int64_t>(text); number && *number >= kMillis) {
            const std::int64_t unit = *number < kMillis * 1000 ? 1'000'000 : *number < kMillis * 1'000'000 ? 1000 : 1;
            return *number > kTimeRange.to.ns / unit ? std::nullopt : std::optional(Timestamp{*number * unit});
        }
        if (const auto utc = parseIsoTime(text))
            return utc;
        // A reading without a zone is in the zone that the user names.
        if (const auto wall = parseIsoTime(text, 0)) {
            const std::int64_t seconds = wall->ns / 1'000'000'000;
            return Timestamp{m_clock.toUtc(seconds) * 1'000'000'000 + wall->ns % 1'000'000'000};
        }
        return std::nullopt;
    }

    std::optional<LogSkip> fill(const std::vector<std::string>& cells, LogRecord& record)
    {
        const auto name = logName(cell(cells, Column::Name));
        if (!name)
            return LogSkip::BadName;
        record.name = *name;
        if (m_header->place(Column::Time) < 0) {
            record.timeless = true;
        } else {
            // Some write the day in a column of its own.
            const std::string day = cell(cells, Column::Date);
            const auto time = timeOf((day.empty() ? day : day + ' ') + cell(cells, Column::Time));
            if (!time)
                return LogSkip::BadTime;
            record.time = *time;
            record.resolution = Duration::ofSeconds(time->ns % 1'000'000'000 == 0 ? 1 : 0);
        }
        // A device that is called by another name than its address is one that nobody knows here.
        record.client = IpAddress::parse(cell(cells, Column::Client)).value_or(IpAddress());
        const std::vector<std::string> answers = listOf(cells, Column::Address);
        for (const std::string& word : answers) {
            if (const auto address = IpAddress::parse(word))
                record.addresses.push_back(*address);
            else if (!registeredDomain(word).empty())
                record.aliases.push_back(word);
        }
        // A chain may lead to nothing; words that are neither name nor address are damage.
        const bool leadsNowhere = record.addresses.empty() && !answers.empty();
        if (leadsNowhere && record.aliases.empty())
            return LogSkip::BadAddress;
        for (const std::string& word : listOf(cells, Column::Alias)) {
            if (const auto alias = logName(word))
                record.aliases.push_back(*alias);
        }
        const bool v6 = !record.addresses.empty() && record.addresses.front().isV6();
        record.type = logType(cell(cells, Column::Type)).value_or(v6 ? DnsType::AAAA : DnsType::A);
        record.ttl = parseWhole<std::uint32_t>(cell(cells, Column::Ttl));
        const std::string blocked = asciiLower(cell(cells, Column::Blocked));
        const bool isBlocked = blocked == "1" || blocked == "true" || blocked == "yes";
        record.says = isBlocked                  ? LogSays::Blocked
                      : leadsNowhere             ? LogSays::Failed
                      : record.addresses.empty() ? LogSays::Asked
                                                 : LogSays::Answered;
        return std::nullopt;
    }

    ZoneClock m_clock;
    std::optional<Header> m_header;
};

} // namespace

int probeCsv(std::span<const std::string_view> lines)
{
    return !lines.empty() && headerOf(lines.front()) ? 60 : 0;
}

std::unique_ptr<LineImporter> makeCsv(const LogOptions& options, std::optional<Timestamp>)
{
    return std::make_unique<CsvImporter>(options);
}

} // namespace phonehome

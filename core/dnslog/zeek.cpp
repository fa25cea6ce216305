// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/dnslog/log_text.h"
#include "core/dnslog/zeek_fields.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kMdnsPort = 5353;
constexpr std::uint16_t kLlmnrPort = 5355;

/// The fields of one line that we read, in whichever form it came.
struct ZeekRow {
    std::string time;
    std::string client;
    std::string port;
    std::string name;
    std::string type;
    std::string rcode; ///< as a number or by its name
    std::vector<std::string> answers;
    std::vector<std::string> ttls;
};

void tell(const ZeekRow& row, LogSink& sink, LogReport& report)
{
    const auto port = parseWhole<std::uint16_t>(row.port).value_or(53);
    // Names that devices tell one another are no resolver's answers; a question without a name is none.
    if (port == kMdnsPort || port == kLlmnrPort || row.name.empty())
        return;
    auto time = parseEpoch(row.time);
    if (!time)
        time = parseIsoTime(row.time, 0);
    const auto client = IpAddress::parse(row.client);
    const auto name = logName(row.name);
    if (!time || !name || !client) {
        ++report.skip(!time ? LogSkip::BadTime : !name ? LogSkip::BadName : LogSkip::BadAddress);
        return;
    }
    LogRecord record;
    record.time = *time;
    record.client = *client;
    record.name = *name;
    record.type = logType(row.type).value_or(DnsType::A);
    record.says = LogSays::Asked;
    sink.onRecord(record);
    ++report.records;
    // Some leave the column of numbers out, some that of names: who was told something was answered.
    if (row.rcode.empty() && row.answers.empty())
        return;
    record.rcode = logRcode(row.rcode).value_or(0);
    for (std::size_t i = 0; i < row.answers.size() && i < 64; ++i) {
        const auto address = IpAddress::parse(row.answers[i]);
        const bool isText = row.answers[i].starts_with("TXT ");
        if (!address && (isText || record.type == DnsType::PTR))
            continue;
        if (address)
            record.addresses.push_back(*address);
        else if (const auto alias = logName(row.answers[i]))
            record.aliases.push_back(*alias);
        std::string_view ttl = i < row.ttls.size() ? std::string_view(row.ttls[i]) : std::string_view();
        if (const auto seconds = parseWhole<std::uint32_t>(takeUntil(ttl, '.')))
            record.ttl = std::min(record.ttl.value_or(*seconds), *seconds);
    }
    const bool nothing =
        !record.addresses.empty() && std::all_of(record.addresses.begin(), record.addresses.end(),
                                                 [](const IpAddress& address) { return address.isUnspecified(); });
    const bool forAddress = record.type == DnsType::A || record.type == DnsType::AAAA;
    record.says = nothing                                                         ? LogSays::Blocked
                  : record.rcode != 0 || (forAddress && record.addresses.empty()) ? LogSays::Failed
                                                                                  : LogSays::Answered;
    sink.onRecord(record);
    ++report.records;
}

/// dns.log with its header.
class ZeekTsvImporter final : public LineImporter {
public:
    void line(std::string_view text, LogSink& sink, LogReport& report) override
    {
        if (text.starts_with('#')) {
            m_fields.header(text);
            return;
        }
        if (!m_fields.isKnown()) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        const auto cells = m_fields.split(text);
        if (cells.size() != m_fields.count()) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        ZeekRow row;
        row.time = m_fields.cell(cells, "ts");
        row.client = m_fields.cell(cells, "id.orig_h");
        row.port = m_fields.cell(cells, "id.resp_p");
        row.name = m_fields.cell(cells, "query");
        row.type = m_fields.cell(cells, "qtype_name");
        row.rcode = m_fields.cell(cells, "rcode");
        if (row.rcode.empty())
            row.rcode = m_fields.cell(cells, "rcode_name");
        row.answers = m_fields.list(cells, "answers");
        row.ttls = m_fields.list(cells, "TTLs");
        tell(row, sink, report);
    }

private:
    ZeekFields m_fields;
};

using Object = nlohmann::json;

/// Text, or a number in the digits that it was written with as far as a double holds them.
std::string plain(const Object& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return std::to_string(value.get<std::int64_t>());
    if (value.is_number_float()) {
        char out[64] = "";
        std::snprintf(out, sizeof out, "%.6f", value.get<double>());
        return out;
    }
    return {};
}

std::string field(const Object& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() ? std::string() : plain(*found);
}

std::vector<std::string> fieldList(const Object& object, const char* key)
{
    std::vector<std::string> out;
    const auto found = object.find(key);
    if (found != object.end() && found->is_array()) {
        for (const Object& value : *found)
            out.push_back(plain(value));
    }
    return out;
}

/// Zeek's dns.log as JSON, an object a line.
class ZeekJsonImporter final : public LineImporter {
public:
    void line(std::string_view text, LogSink& sink, LogReport& report) override
    {
        const Object object = Object::parse(text, nullptr, false);
        if (!object.is_object() || !object.contains("ts")) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        ZeekRow row;
        row.time = field(object, "ts");
        // json_timestamps = JSON::TS_MILLIS writes a whole number of milliseconds.
        if (const auto number = parseWhole<std::int64_t>(row.time); number && *number > 100'000'000'000)
            row.time.insert(row.time.size() - 3, ".");
        row.client = field(object, "id.orig_h");
        row.port = field(object, "id.resp_p");
        row.name = field(object, "query");
        row.type = field(object, "qtype_name");
        row.rcode = field(object, "rcode");
        if (row.rcode.empty())
            row.rcode = field(object, "rcode_name");
        row.answers = fieldList(object, "answers");
        row.ttls = fieldList(object, "TTLs");
        tell(row, sink, report);
    }
};

} // namespace

int probeZeekTsv(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (line.starts_with("#fields") && line.find("query") != std::string_view::npos &&
            line.find("id.orig_h") != std::string_view::npos)
            return 95;
    }
    return 0;
}

int probeZeekJson(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (line.starts_with('{') && line.find("\"id.orig_h\":") != std::string_view::npos &&
            line.find("\"trans_id\":") != std::string_view::npos)
            return 90;
    }
    return 0;
}

std::unique_ptr<LineImporter> makeZeekTsv(const LogOptions&, std::optional<Timestamp>)
{
    return std::make_unique<ZeekTsvImporter>();
}

std::unique_ptr<LineImporter> makeZeekJson(const LogOptions&, std::optional<Timestamp>)
{
    return std::make_unique<ZeekJsonImporter>();
}

} // namespace phonehome

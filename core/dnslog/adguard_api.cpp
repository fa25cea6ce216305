// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/dnslog/api_json.h"
#include "core/dnslog/importer_rows.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

using Object = nlohmann::json;

constexpr std::size_t kAddressesMax = 64;
constexpr std::size_t kAliasesMax = 16;

/// Why the client did not get the name's own answer (internal/filtering's reasonNames).
bool isBlocking(std::string_view reason)
{
    constexpr std::array<std::string_view, 5> kBlocking{"FilteredBlackList", "FilteredSafeBrowsing", "FilteredParental",
                                                        "FilteredInvalid", "FilteredBlockedService"};
    return std::find(kBlocking.begin(), kBlocking.end(), reason) != kBlocking.end();
}

/// AdGuard Home's query log as its API gives it (/control/querylog), an object a line, with the answers taken apart.
class AdGuardApiImporter final : public LineImporter {
public:
    void line(std::string_view text, LogSink& sink, LogReport& report) override
    {
        const Object object = Object::parse(text, nullptr, false);
        const auto question = object.is_object() ? object.find("question") : object.end();
        if (!object.is_object() || question == object.end() || !question->is_object()) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        LogRecord record;
        const auto time = parseIsoTime(apiText(object, "time"));
        const auto name = logName(apiText(*question, "name"));
        const auto client = IpAddress::parse(apiText(object, "client"));
        if (!time || !name || !client) {
            ++report.skip(!time ? LogSkip::BadTime : !name ? LogSkip::BadName : LogSkip::BadAddress);
            return;
        }
        record.time = *time;
        record.name = *name;
        record.client = *client;
        record.type = logType(apiText(*question, "type")).value_or(DnsType{});
        sink.onRecord(record);
        ++report.records;
        answer(object, record, sink, report);
        const auto info = object.find("client_info");
        if (info == object.end() || !info->is_object())
            return;
        const LogHost host{*time, *client, std::nullopt, logName(apiText(*info, "name")).value_or(std::string())};
        if (!host.name.empty())
            sink.onHost(host);
    }

private:
    static void answer(const Object& object, LogRecord& record, LogSink& sink, LogReport& report)
    {
        const bool blocked = isBlocking(apiText(object, "reason"));
        const auto rcode = logRcode(apiText(object, "status"));
        if (!rcode && !blocked)
            return; // no answer came
        record.rcode = rcode.value_or(0);
        if (const auto answers = object.find("answer"); !blocked && answers != object.end() && answers->is_array()) {
            for (const Object& entry : *answers) {
                if (entry.is_object())
                    add(record, entry);
            }
        }
        // Addresses that stand for none are how a name is kept from a client.
        const bool nothing =
            !record.addresses.empty() && std::all_of(record.addresses.begin(), record.addresses.end(),
                                                     [](const IpAddress& address) { return address.isUnspecified(); });
        const bool forAddress = record.type == DnsType::A || record.type == DnsType::AAAA;
        record.says = blocked || nothing                                              ? LogSays::Blocked
                      : record.rcode != 0 || (forAddress && record.addresses.empty()) ? LogSays::Failed
                                                                                      : LogSays::Answered;
        if (nothing)
            record.addresses.clear();
        sink.onRecord(record);
        ++report.records;
    }

    static void add(LogRecord& record, const Object& entry)
    {
        const std::string type = apiText(entry, "type");
        const std::string value = apiText(entry, "value");
        const auto address = IpAddress::parse(value);
        if ((type == "A" || type == "AAAA") && address && record.addresses.size() < kAddressesMax) {
            record.addresses.push_back(*address);
        } else if (type == "CNAME" && record.aliases.size() < kAliasesMax) {
            const auto alias = logName(value);
            if (!alias)
                return;
            record.aliases.push_back(*alias);
        } else {
            return;
        }
        const auto ttl = apiWhole(entry, "ttl");
        if (ttl && *ttl >= 0 && *ttl <= 0x7fffffff)
            record.ttl = std::min(record.ttl.value_or(0x7fffffff), static_cast<std::uint32_t>(*ttl));
    }
};

} // namespace

int probeAdGuardApi(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (line.starts_with('{') && line.find("\"question\":") != std::string_view::npos &&
            line.find("\"client\":") != std::string_view::npos)
            return 80;
    }
    return 0;
}

std::unique_ptr<LineImporter> makeAdGuardApi(const LogOptions&, std::optional<Timestamp>)
{
    return std::make_unique<AdGuardApiImporter>();
}

} // namespace phonehome

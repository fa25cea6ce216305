// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/dnslog/api_json.h"
#include "core/dnslog/importer_rows.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

using Object = nlohmann::json;

/// Of a query's "status" (FTL's enum query_status): the client did not get the name's own answer.
bool isBlocked(std::string_view status)
{
    constexpr std::array<std::string_view, 12> kBlocked{"GRAVITY",
                                                        "REGEX",
                                                        "DENYLIST",
                                                        "EXTERNAL_BLOCKED_IP",
                                                        "EXTERNAL_BLOCKED_NULL",
                                                        "GRAVITY_CNAME",
                                                        "REGEX_CNAME",
                                                        "DENYLIST_CNAME",
                                                        "DBBUSY",
                                                        "SPECIAL_DOMAIN",
                                                        "EXTERNAL_BLOCKED_NXRA",
                                                        "EXTERNAL_BLOCKED_EDE15"};
    return std::find(kBlocked.begin(), kBlocked.end(), status) != kBlocked.end();
}

/// The code of a reply that told no address; nullopt for all others.
std::optional<std::uint8_t> failureOf(std::string_view reply)
{
    if (reply == "NODATA")
        return 0;
    if (reply == "NXDOMAIN")
        return 3;
    if (reply == "SERVFAIL")
        return 2;
    if (reply == "REFUSED")
        return 5;
    return std::nullopt;
}

/// What Pi-hole's API says of queries (/api/queries) and devices (/api/network/devices), an object a line. Like the
/// database behind it, it never says which address a name had.
class PiHoleApiImporter final : public LineImporter {
public:
    void line(std::string_view text, LogSink& sink, LogReport& report) override
    {
        const Object object = Object::parse(text, nullptr, false);
        if (object.is_object() && object.contains("domain"))
            query(object, sink, report);
        else if (object.is_object() && object.contains("ips"))
            device(object, sink);
        else
            ++report.skip(LogSkip::BadForm);
    }

private:
    static void query(const Object& object, LogSink& sink, LogReport& report)
    {
        const auto asker = object.find("client");
        const std::string domain = apiText(object, "domain");
        const std::string client = asker != object.end() && asker->is_object() ? apiText(*asker, "ip") : std::string();
        // What the privacy level hid says nothing.
        if (domain == "hidden" || client == "0.0.0.0" || client == "hidden")
            return;
        LogRecord record;
        const auto time = apiTime(object, "time");
        const auto name = logName(domain);
        const auto address = IpAddress::parse(client);
        if (!time || !name || !address) {
            ++report.skip(!time ? LogSkip::BadTime : !name ? LogSkip::BadName : LogSkip::BadAddress);
            return;
        }
        record.time = *time;
        record.resolution = Duration::ofMillis(1);
        record.client = *address;
        record.name = *name;
        record.type = logType(apiText(object, "type")).value_or(DnsType{});
        const auto reply = object.find("reply");
        const auto failure =
            failureOf(reply != object.end() && reply->is_object() ? apiText(*reply, "type") : std::string());
        record.rcode = failure.value_or(0);
        record.says = isBlocked(apiText(object, "status")) ? LogSays::Blocked
                      : failure                            ? LogSays::Failed
                                                           : LogSays::Asked;
        sink.onRecord(record);
        ++report.records;
        LogHost host{*time, *address, std::nullopt, logName(apiText(*asker, "name")).value_or(std::string())};
        if (!host.name.empty())
            sink.onHost(host);
    }

    static void device(const Object& object, LogSink& sink)
    {
        const auto mac = MacAddress::parse(apiText(object, "hwaddr")); // "ip-192.168.1.2" stands for unknown
        for (const Object& entry : object.at("ips")) {
            if (!entry.is_object())
                continue;
            const auto address = IpAddress::parse(apiText(entry, "ip"));
            const auto time = apiTime(entry, "lastSeen");
            if (!address || address->isUnspecified() || !time)
                continue;
            const LogHost host{*time, *address, mac, logName(apiText(entry, "name")).value_or(std::string())};
            if (host.mac || !host.name.empty())
                sink.onHost(host);
        }
    }
};

} // namespace

int probePiHoleApi(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        const bool query =
            line.find("\"domain\":") != std::string_view::npos && line.find("\"client\":") != std::string_view::npos;
        const bool device =
            line.find("\"hwaddr\":") != std::string_view::npos && line.find("\"ips\":") != std::string_view::npos;
        if (line.starts_with('{') && (query || device))
            return 80;
    }
    return 0;
}

std::unique_ptr<LineImporter> makePiHoleApi(const LogOptions&, std::optional<Timestamp>)
{
    return std::make_unique<PiHoleApiImporter>();
}

} // namespace phonehome

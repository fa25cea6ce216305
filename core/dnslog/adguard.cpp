// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include <nlohmann/json.hpp>

#include "core/dnslog/base64.h"
#include "core/dnslog/dns_answer.h"
#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

using Object = nlohmann::json;

std::string text(const Object& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Why the client did not get the name's own answer (internal/filtering's Reason).
bool isBlocking(int reason)
{
    constexpr int kBlockList = 3;
    constexpr int kParental = 5;
    constexpr int kInvalid = 6;
    constexpr int kBlockedService = 8;
    return (reason >= kBlockList && reason <= kParental) || reason == kInvalid || reason == kBlockedService;
}

/// AdGuard Home's querylog.json: an object a line, with the client's answer as a DNS message.
class AdGuardImporter final : public LineImporter {
public:
    void line(std::string_view line, LogSink& sink, LogReport& report) override
    {
        const Object object = Object::parse(line, nullptr, false);
        if (!object.is_object() || !object.contains("QH")) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        LogRecord record;
        const auto time = parseIsoTime(text(object, "T"));
        const auto name = logName(text(object, "QH"));
        const auto client = IpAddress::parse(text(object, "IP"));
        if (!time || !name || !client) {
            ++report.skip(!time ? LogSkip::BadTime : !name ? LogSkip::BadName : LogSkip::BadAddress);
            return;
        }
        record.time = *time;
        record.name = *name;
        record.client = *client;
        record.type = logType(text(object, "QT")).value_or(DnsType::A);
        record.says = LogSays::Asked;
        sink.onRecord(record);
        ++report.records;
        answer(object, record, sink, report);
    }

private:
    static void answer(const Object& object, LogRecord& record, LogSink& sink, LogReport& report)
    {
        const std::string packed = text(object, "Answer");
        const auto result = object.find("Result");
        int reason = 0;
        if (result != object.end() && result->is_object()) {
            const auto found = result->find("Reason");
            if (found != result->end() && found->is_number_integer())
                reason = found->get<int>();
        }
        const bool blocked = isBlocking(reason);
        if (packed.empty() && !blocked)
            return; // no answer came
        if (!packed.empty()) {
            const auto bytes = decodeBase64(packed);
            const auto message = bytes ? decodeDns(*bytes) : malformed(Malformed::TooShort, 0);
            if (!message) {
                ++report.skip(LogSkip::BadMessage);
                return;
            }
            fillFromAnswer(record, *message);
        }
        if (blocked) {
            record.says = LogSays::Blocked;
            record.addresses.clear();
        }
        sink.onRecord(record);
        ++report.records;
    }
};

} // namespace

int probeAdGuard(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        if (line.starts_with('{') && line.find("\"QH\":") != std::string_view::npos &&
            line.find("\"T\":") != std::string_view::npos)
            return 90;
    }
    return 0;
}

std::unique_ptr<LineImporter> makeAdGuard(const LogOptions&, std::optional<Timestamp>)
{
    return std::make_unique<AdGuardImporter>();
}

} // namespace phonehome

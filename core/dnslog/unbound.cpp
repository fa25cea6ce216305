// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include "core/dnslog/log_text.h"
#include "core/dnslog/syslog_importer.h"

namespace phonehome {

namespace {

constexpr std::string_view kProgram = "unbound";
constexpr std::uint8_t kServFail = 2;

bool isClassIn(std::string_view word)
{
    return word == "IN" || word == "CH" || word == "HS" || word == "ANY";
}

/// Unbound's log-queries, log-replies and log-local-actions, which say what was asked and never the addresses.
class UnboundImporter final : public SyslogImporter {
public:
    UnboundImporter(const LogOptions& options, std::optional<Timestamp> modified)
        : SyslogImporter(kProgram, options, modified)
    {
    }

private:
    /// "info: 127.0.0.1 nat.wemo2.com. A IN" with what log-replies adds, or "query: …", "reply: …".
    void said(const SyslogLine& line, Timestamp time, LogSink& sink, LogReport& report) override
    {
        auto words = wordsOf(line.body);
        if (!words.empty() && words[0].starts_with('[')) // "[22487:0]", through syslog
            words.erase(words.begin());
        if (words.empty() || (words[0] != "info:" && words[0] != "query:" && words[0] != "reply:"))
            return;
        words.erase(words.begin());
        LogRecord record;
        record.time = time;
        record.resolution = Duration::ofSeconds(1);
        // "wemo2.com. static 127.0.0.1@47772 nat.wemo2.com. A IN": a local zone answered.
        const bool local = words.size() == 6 && words[2].find('@') != std::string_view::npos;
        if (local) {
            words[2] = words[2].substr(0, words[2].find('@'));
            words.erase(words.begin(), words.begin() + 2);
        }
        if (words.size() < 4 || !isClassIn(words[3]))
            return; // another message
        const auto client = IpAddress::parse(words[0]);
        const auto type = logType(words[2]);
        if (!client || !type)
            return;
        const auto name = logName(words[1]);
        if (!name) {
            ++report.skip(LogSkip::BadName);
            return;
        }
        record.client = *client;
        record.name = *name;
        record.type = *type;
        record.says = LogSays::Asked;
        if (words.size() >= 8) {
            record.rcode = logRcode(words[4]).value_or(kServFail);
            // What was asked is in a line of its own where both are logged; the failure is what this one adds.
            record.says = record.rcode == 0 ? LogSays::Asked : LogSays::Failed;
        }
        sink.onRecord(record);
        ++report.records;
    }
};

} // namespace

int probeUnbound(std::span<const std::string_view> lines)
{
    return probeSyslog(lines, kProgram);
}

std::unique_ptr<LineImporter> makeUnbound(const LogOptions& options, std::optional<Timestamp> modified)
{
    return std::make_unique<UnboundImporter>(options, modified);
}

} // namespace phonehome

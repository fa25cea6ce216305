// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include "core/dnslog/log_text.h"
#include "core/dnslog/syslog_line.h"

namespace phonehome {

namespace {

constexpr std::string_view kProgram = "unbound";

bool isClassIn(std::string_view word)
{
    return word == "IN" || word == "CH" || word == "HS" || word == "ANY";
}

std::uint8_t rcodeOf(std::string_view word)
{
    struct Row {
        std::string_view text;
        std::uint8_t code;
    };
    static constexpr Row kRows[] = {{"NOERROR", 0},  {"FORMERR", 1}, {"SERVFAIL", 2},
                                    {"NXDOMAIN", 3}, {"NOTIMPL", 4}, {"REFUSED", 5}};
    for (const Row& row : kRows) {
        if (row.text == word)
            return row.code;
    }
    return 2;
}

/// Unbound's log-queries, log-replies and log-local-actions, which say what was asked and never the addresses.
class UnboundImporter final : public LineImporter {
public:
    UnboundImporter(const LogOptions& options, std::optional<Timestamp> modified)
        : m_options(options), m_clock(options, modified)
    {
    }

    void survey(std::string_view line) override
    {
        std::size_t consumed = 0;
        if (const auto reading = parseSyslogTime(line, consumed))
            m_clock.survey(*reading);
    }

    void line(std::string_view text, LogSink& sink, LogReport& report) override
    {
        const auto parsed = parseSyslogLine(text, kProgram);
        if (!parsed) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        std::optional<Timestamp> time = parsed->time;
        if (parsed->wall)
            time = m_clock.at(*parsed->wall);
        else if (parsed->dated)
            time = Timestamp{m_options.zone.toUtc(parsed->dated->seconds()) * 1'000'000'000};
        if (!time) {
            ++report.skip(LogSkip::BadTime);
            return;
        }
        said(parsed->body, *time, sink, report);
    }

private:
    /// "info: 127.0.0.1 nat.wemo2.com. A IN" with what log-replies adds, or "query: …", "reply: …".
    static void said(std::string_view body, Timestamp time, LogSink& sink, LogReport& report)
    {
        auto words = wordsOf(body);
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
            record.rcode = rcodeOf(words[4]);
            // What was asked is in a line of its own where both are logged; the failure is what this one adds.
            record.says = record.rcode == 0 ? LogSays::Asked : LogSays::Failed;
        }
        sink.onRecord(record);
        ++report.records;
    }

    LogOptions m_options;
    WallClock m_clock;
};

} // namespace

int probeUnbound(std::span<const std::string_view> lines)
{
    int seen = 0;
    for (const std::string_view line : lines) {
        if (parseSyslogLine(line, kProgram))
            ++seen;
    }
    return seen == 0 ? 0 : 50 + 50 * seen / static_cast<int>(lines.size());
}

std::unique_ptr<LineImporter> makeUnbound(const LogOptions& options, std::optional<Timestamp> modified)
{
    return std::make_unique<UnboundImporter>(options, modified);
}

} // namespace phonehome

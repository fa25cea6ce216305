// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include <array>

#include "core/dnslog/dnsmasq_answers.h"
#include "core/dnslog/log_text.h"
#include "core/dnslog/syslog_line.h"

namespace phonehome {

namespace {

constexpr std::string_view kProgram = "dnsmasq";

/// dnsmasq's own log and Pi-hole's pihole.log.
class DnsmasqImporter final : public LineImporter {
public:
    DnsmasqImporter(const LogOptions& options, std::optional<Timestamp> modified)
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
        const auto time = timeOf(*parsed, text);
        if (!time) {
            ++report.skip(LogSkip::BadTime);
            return;
        }
        if (parsed->program == kProgram)
            query(parsed->body, parsed->process, *time, sink, report);
        else if (parsed->program == "dnsmasq-dhcp")
            lease(parsed->body, *time, sink);
    }

    void end(LogSink& sink, LogReport& report) override
    {
        m_answers.end(sink);
        report.records += m_answers.records() - m_counted;
        m_counted = m_answers.records();
    }

private:
    std::optional<Timestamp> timeOf(const SyslogLine& line, std::string_view text)
    {
        if (line.time)
            return line.time;
        if (line.dated)
            return Timestamp{m_options.zone.toUtc(line.dated->seconds()) * 1'000'000'000};
        if (!line.wall)
            return std::nullopt;
        // Many lines a second: what they begin with is worked out once.
        if (m_time && text.substr(0, m_stamp.size()) == m_stamp)
            return m_time;
        m_time = m_clock.at(*line.wall);
        m_stamp = text.substr(0, text.front() == '<' ? 0 : 15);
        if (m_stamp.empty())
            return std::exchange(m_time, std::nullopt);
        return m_time;
    }

    void query(std::string_view body, std::string_view process, Timestamp time, LogSink& sink, LogReport& report)
    {
        const auto line = parseDnsmasqBody(body);
        if (!line) {
            ++report.skip(LogSkip::BadForm);
            return;
        }
        using Verb = DnsmasqLine::Verb;
        if ((line->verb == Verb::Query || line->verb == Verb::Answer) && !logName(line->name)) {
            ++report.skip(LogSkip::BadName);
            return;
        }
        m_answers.on(*line, process, time, sink);
        report.records += m_answers.records() - m_counted;
        m_counted = m_answers.records();
    }

    /// "DHCPACK(eth0) 192.168.1.107 24:f5:a2:00:00:01 WeMo": who holds an address from now on.
    static void lease(std::string_view body, Timestamp time, LogSink& sink)
    {
        const std::size_t at = body.find("DHCPACK(");
        if (at == std::string_view::npos)
            return;
        const auto words = wordsOf(body.substr(at));
        if (words.size() < 3)
            return;
        LogHost host;
        host.time = time;
        const auto address = IpAddress::parse(words[1]);
        host.mac = MacAddress::parse(words[2]);
        if (!address || !host.mac)
            return;
        host.address = *address;
        if (words.size() > 3)
            host.name = logName(words[3]).value_or(std::string());
        sink.onHost(host);
    }

    LogOptions m_options;
    WallClock m_clock;
    DnsmasqAnswers m_answers;
    std::uint64_t m_counted = 0;
    std::string m_stamp;
    std::optional<Timestamp> m_time;
};

} // namespace

int probeDnsmasq(std::span<const std::string_view> lines)
{
    int seen = 0;
    for (const std::string_view line : lines) {
        if (parseSyslogLine(line, kProgram))
            ++seen;
    }
    return seen == 0 ? 0 : 50 + 50 * seen / static_cast<int>(lines.size());
}

std::unique_ptr<LineImporter> makeDnsmasq(const LogOptions& options, std::optional<Timestamp> modified)
{
    return std::make_unique<DnsmasqImporter>(options, modified);
}

} // namespace phonehome

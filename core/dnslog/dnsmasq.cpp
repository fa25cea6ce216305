// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/importer_rows.h"

#include "core/dnslog/dnsmasq_answers.h"
#include "core/dnslog/log_text.h"
#include "core/dnslog/syslog_importer.h"

namespace phonehome {

namespace {

constexpr std::string_view kProgram = "dnsmasq";

/// dnsmasq's own log and Pi-hole's pihole.log.
class DnsmasqImporter final : public SyslogImporter {
public:
    DnsmasqImporter(const LogOptions& options, std::optional<Timestamp> modified)
        : SyslogImporter(kProgram, options, modified)
    {
    }

    void end(LogSink& sink, LogReport& report) override
    {
        m_answers.end(sink);
        report.records += m_answers.records() - m_counted;
        m_counted = m_answers.records();
    }

private:
    void said(const SyslogLine& line, Timestamp time, LogSink& sink, LogReport& report) override
    {
        if (line.program == kProgram)
            query(line.body, line.process, time, sink, report);
        else if (line.program == "dnsmasq-dhcp")
            lease(line.body, time, sink);
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

    DnsmasqAnswers m_answers;
    std::uint64_t m_counted = 0;
};

} // namespace

int probeDnsmasq(std::span<const std::string_view> lines)
{
    return probeSyslog(lines, kProgram);
}

std::unique_ptr<LineImporter> makeDnsmasq(const LogOptions& options, std::optional<Timestamp> modified)
{
    return std::make_unique<DnsmasqImporter>(options, modified);
}

} // namespace phonehome

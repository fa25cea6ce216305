// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/syslog_importer.h"

namespace phonehome {

SyslogImporter::SyslogImporter(std::string_view program, const LogOptions& options, std::optional<Timestamp> modified)
    : m_program(program), m_clock(options, modified), m_zoneClock(options.zone)
{
}

void SyslogImporter::survey(std::string_view line)
{
    std::size_t consumed = 0;
    if (const auto reading = parseSyslogTime(withoutPriority(line), consumed))
        m_clock.survey(*reading);
}

void SyslogImporter::line(std::string_view text, LogSink& sink, LogReport& report)
{
    const auto parsed = parseSyslogLine(text, m_program);
    if (!parsed) {
        ++report.skip(LogSkip::BadForm);
        return;
    }
    const auto time = timeOf(*parsed, withoutPriority(text));
    if (!time) {
        ++report.skip(LogSkip::BadTime);
        return;
    }
    said(*parsed, *time, sink, report);
}

std::optional<Timestamp> SyslogImporter::timeOf(const SyslogLine& line, std::string_view text)
{
    if (line.time)
        return line.time;
    if (line.dated)
        return Timestamp{m_zoneClock.toUtc(line.dated->seconds()) * 1'000'000'000};
    if (!line.wall)
        return std::nullopt;
    // Many lines a second: what they begin with is worked out once.
    if (m_time && text.substr(0, m_stamp.size()) == m_stamp)
        return m_time;
    m_time = m_clock.at(*line.wall);
    m_stamp = text.substr(0, 15);
    return m_time;
}

int probeSyslog(std::span<const std::string_view> lines, std::string_view program)
{
    int seen = 0;
    for (const std::string_view line : lines) {
        if (parseSyslogLine(line, program))
            ++seen;
    }
    return seen == 0 ? 0 : 50 + 50 * seen / static_cast<int>(lines.size());
}

} // namespace phonehome

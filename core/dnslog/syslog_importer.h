// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dnslog/importer.h"
#include "core/dnslog/syslog_line.h"

namespace phonehome {

/// What importers of a daemon's lines share: the line's form, and when it was.
class SyslogImporter : public LineImporter {
public:
    void survey(std::string_view line) final;
    void line(std::string_view text, LogSink& sink, LogReport& report) final;

protected:
    /// program: that the lines are of; outlives this.
    SyslogImporter(std::string_view program, const LogOptions& options, std::optional<Timestamp> modified);

    /// A line that is in form.
    virtual void said(const SyslogLine& line, Timestamp time, LogSink& sink, LogReport& report) = 0;

private:
    std::optional<Timestamp> timeOf(const SyslogLine& line, std::string_view stamped);

    std::string_view m_program;
    WallClock m_clock;     ///< of lines without a year
    ZoneClock m_zoneClock; ///< of those with one
    std::string m_stamp;
    std::optional<Timestamp> m_time;
};

/// How sure it is that lines are of a program's daemon, as ImporterRow's probe.
int probeSyslog(std::span<const std::string_view> lines, std::string_view program);

} // namespace phonehome

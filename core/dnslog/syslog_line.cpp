// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/syslog_line.h"

#include "core/dnslog/log_text.h"

namespace phonehome {

namespace {

/// "Mon May  4 07:12:48 2026 "
bool takeDated(std::string_view& text, SyslogLine& out)
{
    if (text.size() < 25 || text[3] != ' ')
        return false;
    std::size_t consumed = 0;
    const auto reading = parseSyslogTime(text.substr(4), consumed);
    const auto year = parseWhole<int>(text.substr(20, 4));
    if (!reading || text[19] != ' ' || !year || text[24] != ' ')
        return false;
    out.dated = CivilTime{*year, reading->month, reading->day, reading->hour, reading->minute, reading->second};
    text.remove_prefix(25);
    return out.dated->exists();
}

bool takeTime(std::string_view& text, SyslogLine& out)
{
    std::size_t consumed = 0;
    if (const auto wall = parseSyslogTime(text, consumed)) {
        out.wall = wall;
        text.remove_prefix(consumed);
        return true;
    }
    if (text.size() > 19 && text[4] == '-') {
        std::string_view rest = text;
        out.time = parseIsoTime(takeUntil(rest, ' '));
        text = rest;
        return out.time.has_value();
    }
    if (!text.empty() && text.front() == '[') {
        std::string_view rest = text.substr(1);
        out.time = parseEpoch(takeUntil(rest, ']'));
        text = rest;
        return out.time.has_value();
    }
    return takeDated(text, out);
}

} // namespace

std::string_view withoutPriority(std::string_view line)
{
    constexpr std::size_t kLongest = 5; // "<191>"
    if (!line.starts_with('<'))
        return line;
    const std::size_t end = line.substr(0, kLongest).find('>');
    return end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
}

std::optional<SyslogLine> parseSyslogLine(std::string_view line, std::string_view program)
{
    SyslogLine out;
    line = withoutPriority(line);
    if (!line.starts_with(program) && !takeTime(line, out))
        return std::nullopt;
    // At most a host and a facility stand before the program.
    for (int word = 0; word < 3; ++word) {
        while (!line.empty() && line.front() == ' ')
            line.remove_prefix(1);
        if (line.starts_with(program)) {
            const std::size_t end = line.find(' ');
            // Unbound leaves the colon out when it writes its own file.
            if (end == std::string_view::npos || (line[end - 1] != ':' && line[end - 1] != ']'))
                return std::nullopt;
            const std::string_view tag = line.substr(0, line[end - 1] == ':' ? end - 1 : end);
            out.body = line.substr(end + 1);
            out.program = tag.substr(0, tag.find('['));
            if (out.program.size() < tag.size() && tag.back() == ']')
                out.process = tag.substr(out.program.size() + 1, tag.size() - out.program.size() - 2);
            return out;
        }
        takeUntil(line, ' ');
    }
    return std::nullopt;
}

} // namespace phonehome

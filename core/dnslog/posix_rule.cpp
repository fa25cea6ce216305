// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/posix_rule.h"

#include <algorithm>
#include <chrono>

namespace phonehome {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "CET" or "<+03>", at least three characters.
bool takeName(std::string_view& text)
{
    std::size_t size = 0;
    if (!text.empty() && text.front() == '<') {
        size = text.find('>');
        if (size == std::string_view::npos || size < 4)
            return false;
        text.remove_prefix(size + 1);
        return true;
    }
    while (size < text.size() && isLetter(text[size]))
        ++size;
    text.remove_prefix(size);
    return size >= 3;
}

bool takeNumber(std::string_view& text, int& value, int max)
{
    std::size_t size = 0;
    value = 0;
    while (size < text.size() && size < 4 && text[size] >= '0' && text[size] <= '9')
        value = value * 10 + (text[size++] - '0');
    text.remove_prefix(size);
    return size > 0 && value <= max;
}

bool take(std::string_view& text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

/// [+-]hh[:mm[:ss]] in seconds; RFC 8536 allows up to a week.
bool takeTime(std::string_view& text, std::int32_t& seconds)
{
    const bool minus = take(text, '-');
    if (!minus)
        take(text, '+');
    int hours = 0;
    int minutes = 0;
    int rest = 0;
    if (!takeNumber(text, hours, 167))
        return false;
    if (take(text, ':') && !takeNumber(text, minutes, 59))
        return false;
    if (take(text, ':') && !takeNumber(text, rest, 59))
        return false;
    seconds = (hours * 60 + minutes) * 60 + rest;
    if (minus)
        seconds = -seconds;
    return true;
}

} // namespace

bool PosixRule::parseDate(std::string_view& text, Date& date)
{
    if (take(text, 'M')) {
        date.kind = 'M';
        if (!takeNumber(text, date.month, 12) || date.month == 0 || !take(text, '.') ||
            !takeNumber(text, date.week, 5) || date.week == 0 || !take(text, '.') || !takeNumber(text, date.day, 6))
            return false;
    } else {
        date.kind = take(text, 'J') ? 'J' : 'N';
        if (!takeNumber(text, date.day, 365))
            return false;
    }
    return !take(text, '/') || takeTime(text, date.time);
}

std::optional<PosixRule> PosixRule::parse(std::string_view text)
{
    PosixRule rule;
    std::int32_t west = 0;
    if (!takeName(text) || !takeTime(text, west))
        return std::nullopt;
    rule.m_standard = -west;
    if (text.empty())
        return rule;
    rule.m_hasSummer = true;
    rule.m_summer = rule.m_standard + 3600;
    if (!takeName(text))
        return std::nullopt;
    if (!text.empty() && text.front() != ',') {
        if (!takeTime(text, west))
            return std::nullopt;
        rule.m_summer = -west;
    }
    if (!take(text, ',') || !parseDate(text, rule.m_begin) || !take(text, ',') || !parseDate(text, rule.m_end) ||
        !text.empty())
        return std::nullopt;
    return rule;
}

std::int64_t PosixRule::Date::wallSeconds(int year) const
{
    using namespace std::chrono;
    const std::chrono::year y{year};
    sys_days when = sys_days{y / January / 1};
    if (kind == 'M') {
        const auto m = y / std::chrono::month{static_cast<unsigned>(month)};
        const weekday wanted{static_cast<unsigned>(day)};
        when = week == 5 ? sys_days{m / wanted[last]} : sys_days{m / wanted[static_cast<unsigned>(week)]};
    } else if (kind == 'J') {
        when += days{std::max(day, 1) - 1 + (y.is_leap() && day >= 60 ? 1 : 0)};
    } else {
        when += days{day};
    }
    return static_cast<std::int64_t>(when.time_since_epoch().count()) * 86400 + time;
}

std::int64_t PosixRule::summerBegins(int year) const
{
    return m_begin.wallSeconds(year) - m_standard;
}

std::int64_t PosixRule::summerEnds(int year) const
{
    return m_end.wallSeconds(year) - m_summer;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/wall_clock.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>

namespace phonehome {

namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kNs = 1'000'000'000;
/// Zones lie this far apart, so that a log in another one may seem to miss its capture.
constexpr std::int64_t kZones = 27LL * 3600;
// A repeated hour shows as a step back by it, less the seconds between two lines.
constexpr std::int64_t kRepeatMin = 3540;
constexpr std::int64_t kRepeatMax = 3600;
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : -1000;
}

int twoDigits(std::string_view text, std::size_t at)
{
    return digit(text[at]) * 10 + digit(text[at + 1]);
}

/// How many years a reading lies after the one before it: the nearest such day is meant, so that one line with a
/// wrong clock turns no year for good.
int yearsOn(const SyslogTime& before, const SyslogTime& now)
{
    const int days = (now.month - before.month) * 31 + now.day - before.day;
    constexpr int kHalf = 186;
    return days < -kHalf ? 1 : days > kHalf ? -1 : 0;
}

int yearOf(Timestamp t)
{
    const std::chrono::sys_days date{
        std::chrono::days{t.ns / kNs / kDay - (t.ns < 0 && t.ns / kNs % kDay != 0 ? 1 : 0)}};
    return static_cast<int>(std::chrono::year_month_day{date}.year());
}

} // namespace

std::optional<SyslogTime> parseSyslogTime(std::string_view text, std::size_t& consumed)
{
    if (text.size() < 15 || text[3] != ' ' || text[6] != ' ' || text[9] != ':' || text[12] != ':')
        return std::nullopt;
    const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(0, 3));
    if (month == kMonths.end())
        return std::nullopt;
    SyslogTime out;
    out.month = static_cast<int>(month - kMonths.begin()) + 1;
    out.day = (text[4] == ' ' ? 0 : digit(text[4]) * 10) + digit(text[5]);
    out.hour = twoDigits(text, 7);
    out.minute = twoDigits(text, 10);
    out.second = twoDigits(text, 13);
    if (out.day < 1 || out.day > 31 || out.hour < 0 || out.hour > 23 || out.minute < 0 || out.minute > 59 ||
        out.second < 0 || out.second > 60)
        return std::nullopt;
    consumed = 15;
    return out;
}

WallClock::WallClock(const LogOptions& options, std::optional<Timestamp> modified)
    : m_options(options), m_modified(modified), m_zoneClock(options.zone)
{
}

void WallClock::survey(const SyslogTime& reading)
{
    if (!m_surveyFirst)
        m_surveyFirst = reading;
    else
        m_surveyYears += yearsOn(m_surveyLast, reading);
    m_surveyLast = reading;
    if (reading.month == 2 && reading.day == 29)
        m_leapDayIn = m_surveyYears;
}

std::optional<std::int64_t> WallClock::inYear(const SyslogTime& r, int year)
{
    const CivilTime civil{year, r.month, r.day, r.hour, r.minute, r.second};
    if (!civil.exists())
        return std::nullopt;
    return civil.seconds();
}

void WallClock::chooseYear()
{
    m_chosen = true;
    const SyslogTime first = m_surveyFirst.value_or(SyslogTime{});
    const Timestamp limit = m_modified          ? *m_modified + Duration::ofSeconds(kDay)
                            : m_options.capture ? m_options.capture->last + Duration::ofSeconds(kDay)
                                                : Timestamp{};
    // Years in which the log may have begun, the latest first; eight cover every leap day.
    std::optional<int> latest;
    std::optional<int> meeting;
    const int from = std::max(yearOf(limit), m_options.capture ? yearOf(m_options.capture->last) : 1970) + 1;
    for (int year = from; year > from - 100 && !(latest && (meeting || !m_options.capture)); --year) {
        const auto begins = inYear(first, year);
        const auto ends = inYear(m_surveyLast, year + m_surveyYears);
        if (!begins || !ends || (m_leapDayIn >= 0 && !std::chrono::year{year + m_leapDayIn}.is_leap()))
            continue;
        if (!latest && m_options.zone.toUtc(*ends) <= limit.ns / kNs)
            latest = year;
        if (m_options.capture && !meeting && *begins - kZones <= m_options.capture->last.ns / kNs &&
            *ends + kZones >= m_options.capture->first.ns / kNs)
            meeting = year;
    }
    m_year = meeting.value_or(latest.value_or(from - 1));
}

std::optional<Timestamp> WallClock::at(const SyslogTime& r)
{
    if (!m_chosen)
        chooseYear();
    const int year = m_any ? m_year + yearsOn(m_last, r) : m_year;
    const std::optional<std::int64_t> wall = inYear(r, year);
    if (!wall)
        return std::nullopt;
    const std::int64_t back = m_any ? m_lastWall - *wall : 0;
    if (back >= kRepeatMin && back <= kRepeatMax && !m_options.zone.isTwice(*wall))
        m_repeat += 3600;
    m_year = year;
    m_last = r;
    m_lastWall = *wall;
    m_any = true;
    return Timestamp{(m_zoneClock.toUtc(*wall) + m_repeat) * kNs};
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/time_zone.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "core/dnslog/posix_rule.h"

namespace phonehome {

namespace {

constexpr const char* kFolder = "/usr/share/zoneinfo/";
constexpr std::size_t kFileMax = 1 << 20;
// Whole ones within kTimeRange.
constexpr int kFirstYear = 1934;
constexpr int kLastYear = 2116;
constexpr std::int32_t kOffsetMax = 26 * 3600;

std::vector<std::uint8_t> readAll(const std::string& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error) || std::filesystem::file_size(path, error) > kFileMax)
        return {};
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// "+01:00", "-0530", "+2"
std::optional<std::int32_t> offsetOf(std::string_view text)
{
    if (text.size() < 2 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const bool minus = text[0] == '-';
    std::string digits;
    for (const char c : text.substr(1)) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (c != ':')
            return std::nullopt;
    }
    if (digits.size() <= 2)
        digits += "00";
    if (digits.size() == 3)
        digits.insert(digits.begin(), '0');
    if (digits.size() != 4)
        return std::nullopt;
    const int value = std::atoi(digits.c_str());
    const std::int32_t seconds = (value / 100) * 3600 + (value % 100) * 60;
    if (value / 100 > 25 || value % 100 > 59)
        return std::nullopt;
    return minus ? -seconds : seconds;
}

std::int64_t bigEndian(ByteReader& in, std::size_t size)
{
    return size == 8 ? static_cast<std::int64_t>(in.u64())
                     : static_cast<std::int64_t>(static_cast<std::int32_t>(in.u32()));
}

} // namespace

bool CivilTime::exists() const
{
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() && year >= kFirstYear && year < kLastYear && hour >= 0 && hour < 24 && minute >= 0 &&
           minute < 60 && second >= 0 && second <= 60;
}

std::int64_t CivilTime::seconds() const
{
    const std::chrono::sys_days date =
        std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                    std::chrono::day{static_cast<unsigned>(day)}};
    return static_cast<std::int64_t>(date.time_since_epoch().count()) * 86400 + hour * 3600LL + minute * 60LL + second;
}

TimeZone TimeZone::fixed(std::int32_t offsetSeconds)
{
    TimeZone zone;
    zone.m_first = offsetSeconds;
    return zone;
}

std::optional<TimeZone> TimeZone::fromFile(ByteView bytes)
{
    ByteReader in(bytes);
    TimeZone zone;
    // Version 1 has 32-bit times; from version 2 on a second part with 64-bit times follows, and a rule behind it.
    for (std::size_t width = 4;; width = 8) {
        if (in.u32() != 0x545a6966) // "TZif"
            return std::nullopt;
        const std::uint8_t version = in.u8();
        in.skip(15);
        const std::uint32_t utCount = in.u32();
        const std::uint32_t stdCount = in.u32();
        const std::uint32_t leapCount = in.u32();
        const std::uint32_t timeCount = in.u32();
        const std::uint32_t typeCount = in.u32();
        const std::uint32_t charCount = in.u32();
        if (!in.ok() || timeCount > kFileMax || typeCount > 256 || leapCount > kFileMax || typeCount == 0)
            return std::nullopt;
        std::vector<std::int64_t> times(timeCount);
        for (auto& time : times)
            time = bigEndian(in, width);
        const ByteView types = in.take(timeCount);
        std::vector<std::int32_t> offsets(typeCount);
        for (auto& offset : offsets) {
            offset = static_cast<std::int32_t>(in.u32());
            in.skip(2);
        }
        in.skip(charCount);
        in.skip(leapCount * (width + 4));
        in.skip(stdCount);
        in.skip(utCount);
        if (!in.ok())
            return std::nullopt;
        zone.m_changes.clear();
        zone.m_first = offsets[0];
        for (std::size_t i = 0; i < timeCount; ++i) {
            if (types[i] >= typeCount || std::abs(static_cast<long>(offsets[types[i]])) > kOffsetMax)
                return std::nullopt;
            zone.m_changes.push_back({times[i], offsets[types[i]]});
        }
        if (version == 0)
            return zone;
        if (width == 8)
            break;
    }
    const ByteView rest = in.rest();
    std::string footer(rest.begin(), rest.end());
    if (footer.size() >= 2 && footer.front() == '\n')
        footer = footer.substr(1, footer.find('\n', 1) - 1);
    if (const auto rule = PosixRule::parse(footer)) {
        const std::int64_t known = zone.m_changes.empty() ? -1 : zone.m_changes.back().at;
        if (!rule->hasSummer() && zone.m_changes.empty())
            zone.m_first = rule->standardOffset();
        for (int year = 1970; rule->hasSummer() && year < kLastYear; ++year) {
            Change begin{rule->summerBegins(year), rule->summerOffset()};
            Change end{rule->summerEnds(year), rule->standardOffset()};
            if (end.at < begin.at)
                std::swap(begin, end);
            for (const Change& change : {begin, end}) {
                if (change.at > known)
                    zone.m_changes.push_back(change);
            }
        }
    }
    return zone;
}

std::optional<TimeZone> TimeZone::find(const std::string& name)
{
    if (name == "UTC" || name == "Z" || name == "GMT")
        return TimeZone();
    if (const auto offset = offsetOf(name))
        return fixed(*offset);
    // A name that climbs out of the folder is no zone.
    if (!name.empty() && name.front() != '/' && name.find("..") == std::string::npos && name.size() < 256) {
        if (const auto bytes = readAll(kFolder + name); !bytes.empty())
            return fromFile(bytes);
    }
    if (const auto rule = PosixRule::parse(name)) {
        TimeZone zone = fixed(rule->standardOffset());
        for (int year = 1970; rule->hasSummer() && year < kLastYear; ++year) {
            zone.m_changes.push_back({rule->summerBegins(year), rule->summerOffset()});
            zone.m_changes.push_back({rule->summerEnds(year), rule->standardOffset()});
        }
        std::sort(zone.m_changes.begin(), zone.m_changes.end(),
                  [](const Change& a, const Change& b) { return a.at < b.at; });
        return zone;
    }
    return std::nullopt;
}

TimeZone TimeZone::local()
{
    if (const char* set = std::getenv("TZ"); set && *set) {
        std::string name = *set == ':' ? set + 1 : set;
        if (const auto zone = name.front() == '/' ? fromFile(readAll(name)) : find(name))
            return *zone;
        return {};
    }
    return fromFile(readAll("/etc/localtime")).value_or(TimeZone());
}

std::int32_t TimeZone::offsetAt(std::int64_t utcSeconds) const
{
    const auto next = std::upper_bound(m_changes.begin(), m_changes.end(), utcSeconds,
                                       [](std::int64_t t, const Change& change) { return t < change.at; });
    return next == m_changes.begin() ? m_first : std::prev(next)->offset;
}

std::int64_t TimeZone::toUtc(std::int64_t wallSeconds, bool later) const
{
    // A day before and a day after, the offsets are those on either side of a change, if there is one.
    const std::int64_t before = wallSeconds - offsetAt(wallSeconds - 86400);
    const std::int64_t after = wallSeconds - offsetAt(wallSeconds + 86400);
    const bool beforeHolds = before + offsetAt(before) == wallSeconds;
    const bool afterHolds = after + offsetAt(after) == wallSeconds;
    if (beforeHolds && afterHolds)
        return later ? std::max(before, after) : std::min(before, after);
    return afterHolds ? after : before;
}

bool TimeZone::isTwice(std::int64_t wallSeconds) const
{
    return toUtc(wallSeconds, false) != toUtc(wallSeconds, true);
}

} // namespace phonehome

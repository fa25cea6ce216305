// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace phonehome {

/// A zone as POSIX writes it: "CET-1CEST,M3.5.0,M10.5.0/3" (IEEE Std 1003.1, 8.3; RFC 8536 s3.3).
class PosixRule {
public:
    /// nullopt when the text is no such rule.
    static std::optional<PosixRule> parse(std::string_view text);

    bool hasSummer() const { return m_hasSummer; }
    std::int32_t standardOffset() const { return m_standard; } ///< seconds east of UTC
    std::int32_t summerOffset() const { return m_summer; }
    /// UTC seconds at which summer time begins and ends in a year.
    std::int64_t summerBegins(int year) const;
    std::int64_t summerEnds(int year) const;

private:
    /// A day of the year with a time of day.
    struct Date {
        char kind = 'M'; ///< 'M' month.week.day, 'J' day 1..365 without 29 February, 'N' day 0..365
        int month = 1;
        int week = 1;
        int day = 0;
        std::int32_t time = 7200;
        std::int64_t wallSeconds(int year) const;
    };
    static bool parseDate(std::string_view& text, Date& date);

    std::int32_t m_standard = 0;
    std::int32_t m_summer = 0;
    bool m_hasSummer = false;
    Date m_begin;
    Date m_end;
};

} // namespace phonehome

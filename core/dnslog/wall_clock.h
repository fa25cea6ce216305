// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/dnslog/importer.h"
#include "core/dnslog/zone_clock.h"

namespace phonehome {

/// A reading of syslog's form: "May  4 07:12:48", without year and zone.
struct SyslogTime {
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
};
/// The reading that the text begins with; consumed: its length. nullopt when it begins otherwise.
std::optional<SyslogTime> parseSyslogTime(std::string_view text, std::size_t& consumed);

/// Makes moments of a log's yearless readings, one after another. The log's order is the truth: a reading that goes
/// back by an hour is the hour that summer time's end repeats, and December before January is the year before.
class WallClock {
public:
    WallClock(const LogOptions& options, std::optional<Timestamp> modified);

    /// First pass over all readings, to find the year: the one in which the log meets the capture, else the last in
    /// which it ends before the file was last written to (a day of doubt for clocks and zones).
    void survey(const SyslogTime& reading);
    /// Second pass. nullopt: there is no such day or hour.
    std::optional<Timestamp> at(const SyslogTime& reading);

private:
    void chooseYear();
    /// Wall seconds of a reading in a year; nullopt where the day does not exist.
    static std::optional<std::int64_t> inYear(const SyslogTime& reading, int year);

    LogOptions m_options;
    std::optional<Timestamp> m_modified;
    ZoneClock m_zoneClock;

    // Survey: years count from that of the first reading.
    std::optional<SyslogTime> m_surveyFirst;
    SyslogTime m_surveyLast;
    int m_surveyYears = 0;
    int m_leapDayIn = -1; ///< the year that has a 29 February

    bool m_chosen = false;
    int m_year = 1970;
    SyslogTime m_last;
    std::int64_t m_lastWall = 0;
    bool m_any = false;
    std::int64_t m_repeat = 0; ///< seconds that repeats the zone knows nothing of have added
};

} // namespace phonehome

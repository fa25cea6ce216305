// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace phonehome {

/// A wall clock's reading, without a zone.
struct CivilTime {
    int year = 1970;
    int month = 1; ///< 1..12
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0; ///< 60 is a leap second and becomes the next minute's 0

    /// True when such a day and hour exist.
    bool exists() const;
    /// Seconds since 1970 as if the clock showed UTC.
    std::int64_t seconds() const;
};

/// How a wall clock somewhere relates to UTC, out of the system's zone files (RFC 8536) with their rule for later
/// years. A value.
class TimeZone {
public:
    /// UTC.
    TimeZone() = default;
    /// "Europe/Berlin", "UTC", "+01:00", "-0530" or a POSIX rule ("CET-1CEST,M3.5.0,M10.5.0/3"). nullopt: unknown.
    static std::optional<TimeZone> find(const std::string& name);
    /// The machine's own: TZ, else /etc/localtime, else UTC.
    static TimeZone local();
    /// The bytes of a zone file; nullopt when they are none.
    static std::optional<TimeZone> fromFile(ByteView bytes);
    static TimeZone fixed(std::int32_t offsetSeconds);

    /// UTC seconds of a wall clock's reading (its seconds() value). An hour that comes twice: the earlier, or the
    /// later when asked for. An hour that is left out is read with the offset before it.
    std::int64_t toUtc(std::int64_t wallSeconds, bool later = false) const;
    /// True when the reading comes twice.
    bool isTwice(std::int64_t wallSeconds) const;
    /// Seconds east of UTC at a moment.
    std::int32_t offsetAt(std::int64_t utcSeconds) const;

private:
    struct Change {
        std::int64_t at = 0; ///< UTC seconds
        std::int32_t offset = 0;
    };
    friend class PosixRule;

    std::vector<Change> m_changes; ///< by time
    std::int32_t m_first = 0;      ///< offset before the first change
};

} // namespace phonehome

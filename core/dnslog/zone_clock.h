// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>

#include "core/dnslog/time_zone.h"

namespace phonehome {

/// Makes UTC of a wall clock's readings, one after another: in the hour that summer time's end repeats, their order tells
/// the first run from the second. Lists with the newest entry first are read too.
class ZoneClock {
public:
    explicit ZoneClock(TimeZone zone) : m_zone(std::move(zone)) {}

    /// UTC seconds of a reading (its CivilTime's seconds()).
    std::int64_t toUtc(std::int64_t wallSeconds);

private:
    bool isSecond(std::int64_t wallSeconds, std::int64_t step);

    TimeZone m_zone;
    bool m_any = false;
    std::int64_t m_last = 0;  ///< reading
    std::int64_t m_block = 0; ///< of readings in which no offset changes, the last one's
    std::int64_t m_blockUtc = 0;
    bool m_twice = false;  ///< the last reading comes twice
    bool m_falls = false;  ///< and its hour was entered from behind
    bool m_second = false; ///< and it is of the second run
};

} // namespace phonehome

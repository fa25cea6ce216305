// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/zone_clock.h"

namespace phonehome {

namespace {

/// Offsets change at whole quarters of an hour.
constexpr std::int64_t kBlock = 900;
// Lines of several processes may be a little out of order.
constexpr std::int64_t kJitter = 60;

} // namespace

bool ZoneClock::isSecond(std::int64_t wallSeconds, std::int64_t step)
{
    const bool wasTwice = m_twice;
    m_twice = m_zone.isTwice(wallSeconds);
    if (!m_twice)
        return false;
    // From the hour before it comes the first run, from the hour behind it the second.
    if (!wasTwice) {
        m_falls = step < 0;
        return m_falls;
    }
    if (m_falls ? step > kJitter : step < -kJitter)
        return !m_falls;
    return m_second;
}

std::int64_t ZoneClock::toUtc(std::int64_t wallSeconds)
{
    const std::int64_t step = m_any ? wallSeconds - m_last : 0;
    const std::int64_t block = wallSeconds / kBlock;
    // Many lines a second: the zone is asked where its answer may be another.
    if (!m_any || block != m_block || (m_twice && step != 0)) {
        m_second = isSecond(wallSeconds, step);
        m_block = block;
        m_blockUtc = m_zone.toUtc(block * kBlock, m_second);
    }
    m_any = true;
    m_last = wallSeconds;
    return m_blockUtc + wallSeconds % kBlock;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence_tracker.h"

#include <algorithm>
#include <cmath>

namespace phonehome {

namespace {

constexpr std::size_t kEventsMin = 4; ///< fewer are no timer's
constexpr std::size_t kGrowth = 8;
constexpr std::size_t kRoomMin = 8;
constexpr std::uint32_t kOddMax = 3;
constexpr double kDoubleWithin = 0.35; ///< of a period behind a beat
constexpr std::int64_t kPeriodsMax = 25;
constexpr std::size_t kListedMax = 4096; ///< missed beats and doubles

} // namespace

void CadenceTracker::add(Timestamp time)
{
    m_changed = true;
    // Not asked of m_times: its end would have to be fetched first, and is written to only.
    const bool inOrder = time >= m_last;
    m_last = time;
    m_sorted = m_sorted && inOrder;
    // By an eighth, not by double: all groups' times together are what a long capture holds most of, beside its events.
    if (m_times.size() == m_times.capacity())
        m_times.reserve(m_times.size() + m_times.size() / 8 + kRoomMin);
    m_times.push_back(time);
    if (inOrder)
        expect(time);
    else
        ++m_odd;
}

void CadenceTracker::remove(std::span<const Timestamp> times)
{
    for (auto time = times.rbegin(); time != times.rend(); ++time) {
        const auto found = std::find(m_times.rbegin(), m_times.rend(), *time);
        if (found != m_times.rend())
            m_times.erase(std::next(found).base());
    }
    if (!m_times.empty())
        m_last = m_times.back();
    // What was said of them all is not to be gone on with.
    m_judged = 0;
    m_odd = 0;
    m_changed = true;
}

bool CadenceTracker::due() const
{
    if (!m_changed)
        return false;
    if (m_times.size() < kEventsMin)
        return false;
    return isOverfull() || m_times.size() > kGrowth * m_judged ||
           (m_odd >= kOddMax && m_times.size() > m_judged + m_judged / 4);
}

const Cadence& CadenceTracker::judge(const ObservationWindow& window)
{
    if (!m_sorted) {
        std::sort(m_times.begin(), m_times.end());
        m_last = m_times.back();
        m_sorted = true;
    }
    if (isOverfull())
        letGo(window);
    m_cadence = analyseCadence(m_times, window);
    if (m_past)
        m_cadence = joined(*m_past, {std::move(m_cadence), m_times.size()}, window).cadence;
    m_judged = m_times.size();
    m_odd = 0;
    m_changed = false;
    return m_cadence;
}

void CadenceTracker::letGo(const ObservationWindow& window)
{
    const std::size_t old = m_times.size() - m_kept;
    JudgedStretch stretch{analyseCadence(std::span(m_times).first(old), window), old};
    m_past = std::make_unique<const JudgedStretch>(m_past ? joined(*m_past, stretch, window) : std::move(stretch));
    m_times.erase(m_times.begin(), m_times.begin() + static_cast<std::ptrdiff_t>(old));
    m_times.shrink_to_fit();
}

void CadenceTracker::expect(Timestamp time)
{
    if (m_cadence.timers.empty() || !m_cadence.next)
        return;
    CadenceSegment& segment = m_cadence.timers.front().segments.back();
    const double since = (time - *m_cadence.next).seconds() + segment.period;
    const double periods = std::round(since / segment.period);
    const double off = std::abs(since - periods * segment.period);
    // A free clock's waver adds up over the beats that are missing.
    if (periods >= 1 && periods <= kPeriodsMax && off <= m_cadence.nextWindow.seconds() * std::sqrt(periods))
        beat(time, static_cast<std::int64_t>(periods));
    else if ((time - segment.end).seconds() < kDoubleWithin * segment.period)
        doubled(time);
    else
        ++m_odd;
}

void CadenceTracker::doubled(Timestamp time)
{
    CadenceSegment& segment = m_cadence.timers.front().segments.back();
    ++segment.doubles;
    if (segment.doubledAt.size() < kListedMax)
        segment.doubledAt.push_back(time);
}

void CadenceTracker::beat(Timestamp time, std::int64_t periods)
{
    CadenceSegment& segment = m_cadence.timers.front().segments.back();
    const double step = (time - segment.end).seconds() / static_cast<double>(periods);
    for (std::int64_t k = 1; k < periods; ++k) {
        ++segment.missed;
        if (segment.missedAt.size() < kListedMax)
            segment.missedAt.push_back(segment.end + Duration::fromSeconds(step * static_cast<double>(k)));
    }
    ++segment.beats;
    segment.end = time;
    m_cadence.next = time + Duration::fromSeconds(segment.period);
}

} // namespace phonehome

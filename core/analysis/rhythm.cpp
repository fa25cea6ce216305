// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/rhythm.h"

#include <cmath>

namespace phonehome {

namespace {

/// How far two intervals may be from one another, and beats in a row that may be missing.
constexpr double kAlike = 0.05;
constexpr std::int64_t kMissedMost = 2;

bool isAlike(Duration a, Duration b)
{
    return std::abs(static_cast<double>(a.ns - b.ns)) <= kAlike * static_cast<double>(b.ns);
}

} // namespace

void Rhythm::beat(Timestamp time)
{
    if (m_last) {
        const Duration interval = time - *m_last;
        if (interval < kTogether)
            return;
        if (isAlike(interval, m_interval)) {
            m_usual = interval;
            ++m_alike;
        }
        m_interval = interval;
    }
    m_last = time;
}

bool Rhythm::fits(const Rhythm& other) const
{
    for (std::int64_t n = 1; n <= kMissedMost + 1; ++n) {
        if (isAlike(m_usual, Duration{n * other.m_usual.ns}))
            return true;
    }
    return false;
}

} // namespace phonehome

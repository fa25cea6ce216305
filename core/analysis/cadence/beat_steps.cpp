// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/beat_steps.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/cadence/lanes.h"
#include "core/analysis/cadence/medians.h"

namespace phonehome {

namespace {

constexpr std::size_t kSample = 2048; ///< a median needs no more values than that

/// beatsIn of two intervals, one at least. What is added leaves no room for a fraction; more beats than 2^52 are counted
/// one wrong.
DoubleLanes beatsInTwo(DoubleLanes interval, double period)
{
    constexpr double kNoFraction = 4503599627370496.0;
    constexpr DoubleLanes kOne{1, 1};
    const DoubleLanes beyondHalf = interval / period + 0.5;
    const DoubleLanes near = beyondHalf + kNoFraction - kNoFraction;
    const DoubleLanes whole = near - (near > beyondHalf ? kOne : DoubleLanes{});
    return whole < kOne ? kOne : whole;
}

} // namespace

BeatSteps::BeatSteps(const Stamps& stamps, const BeatRun& run)
{
    const std::size_t intervals = run.beats.size() - 1;
    const std::size_t size = intervals - run.odd.size();
    const std::size_t row = (size + kDoubleLanes - 1) / kDoubleLanes * kDoubleLanes;
    m_rows.resize(4 * row);
    const std::span<double> rows(m_rows);
    m_interval = rows.first(size);
    m_beats = rows.subspan(row, size);
    m_root = rows.subspan(2 * row, size);
    m_off = rows.subspan(3 * row, size);
    std::size_t at = 0;
    auto odd = run.odd.begin();
    for (std::size_t j = 0; j < intervals; ++j) {
        if (odd != run.odd.end() && *odd == j)
            ++odd;
        else
            m_interval[at++] = intervalOf(stamps, run, j);
    }
}

bool BeatSteps::count(double period)
{
    if (period == m_counted)
        return false;
    m_counted = period;
    LongLanes changed{};
    for (std::size_t i = 0; i < m_interval.size(); i += kDoubleLanes) {
        const DoubleLanes beats = beatsInTwo(loadDoubles(m_interval.data() + i), period);
        changed |= beats != loadDoubles(m_beats.data() + i);
        storeDoubles(m_beats.data() + i, beats);
    }
    if ((changed[0] | changed[1]) == 0)
        return false;
    for (std::size_t i = 0; i < m_beats.size(); ++i)
        m_root[i] = m_beats[i] > 1 ? std::sqrt(m_beats[i]) : 1; // mostly one
    return true;
}

template <typename F> double BeatSteps::sampledMedian(F of)
{
    const std::size_t stride = 1 + m_interval.size() / kSample;
    std::size_t count = 0;
    for (std::size_t i = 0; i < m_interval.size(); i += stride)
        m_off[count++] = of(i);
    m_sample = m_off.first(count);
    return medianOf(m_sample);
}

double BeatSteps::medianBeat()
{
    return sampledMedian([this](std::size_t i) { return m_interval[i] / m_beats[i]; });
}

double BeatSteps::medianOff(double period)
{
    return sampledMedian(
        [this, period](std::size_t i) { return std::abs((m_interval[i] - m_beats[i] * period) / m_root[i]); });
}

double BeatSteps::spreadOfMost(double period)
{
    constexpr double kFourFifths = 1.2816; // of a normal distribution
    constexpr double kMost = 0.02;
    if (m_sample.empty())
        return 0;
    const double spread = putInPlace(m_sample, m_sample.size() * 4 / 5) / kFourFifths;
    return spread <= kMost * period ? spread : 0;
}

double BeatSteps::meanBeat(double period, double limit) const
{
    double seconds = 0;
    double beats = 0;
    for (std::size_t i = 0; i < m_interval.size(); ++i) {
        const double off = m_interval[i] - m_beats[i] * period;
        const bool within = !(off * off > limit * limit * m_beats[i]);
        seconds += within ? m_interval[i] : 0;
        beats += within ? m_beats[i] : 0;
    }
    return beats > 0 ? seconds / beats : period;
}

double BeatSteps::missedShare() const
{
    double missed = 0;
    for (const double beats : m_beats)
        missed += beats - 1;
    return (missed + 0.5) / (missed + static_cast<double>(m_beats.size()) + 2);
}

void BeatSteps::measureOffs(double period)
{
    for (std::size_t i = 0; i < m_interval.size(); ++i)
        m_off[i] = (m_interval[i] - m_beats[i] * period) / m_root[i];
}

bool BeatSteps::undoEachOther() const
{
    if (m_off.size() < 8)
        return false;
    double product = 0;
    double square = 0;
    for (std::size_t i = 1; i < m_off.size(); ++i) {
        product += m_off[i - 1] * m_off[i];
        square += m_off[i - 1] * m_off[i - 1];
    }
    return square > 0 && product < -0.3 * square;
}

double BeatSteps::spreadWithin(double limit, double fallback) const
{
    double sum = 0;
    double count = 0;
    for (const double off : m_off) {
        const bool within = std::abs(off) < limit;
        sum += within ? off * off : 0;
        count += within ? 1 : 0;
    }
    return count > 0 ? std::sqrt(sum / count) : fallback;
}

} // namespace phonehome

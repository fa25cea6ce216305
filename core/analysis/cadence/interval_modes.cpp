// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/interval_modes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>

#include "core/analysis/cadence/float_sort.h"

namespace phonehome {

namespace {

constexpr std::size_t kModesPerWidth = 8;

/// std::floor of a log of seconds by a width, which a 32-bit number holds; it is a call where the processor does not round.
float floorOf(float x)
{
    const auto whole = static_cast<float>(static_cast<std::int32_t>(x));
    return whole > x ? whole - 1 : whole;
}

/// Walks the sorted logs bucket by bucket of one width.
class ModeWalk {
public:
    ModeWalk(std::span<const float> logs, float width) : m_logs(logs), m_width(width) {}

    /// Modes in no order: the fullest window of each bucket, when it holds more than its surroundings let expect.
    void into(std::vector<IntervalMode>& found)
    {
        const float perWidth = 1 / m_width;
        std::size_t end = 0;
        std::size_t i = 0;
        while (i < m_logs.size()) {
            const float edge = (floorOf(m_logs[i] * perWidth) + 1) * m_width;
            std::size_t best = i;
            std::size_t count = 0;
            // Rounding may put the edge on the value itself; the bucket holds at least that one.
            do {
                while (end < m_logs.size() && m_logs[end] <= m_logs[i] + m_width)
                    ++end;
                if (end - i > count) {
                    count = end - i;
                    best = i;
                }
                ++i;
            } while (i < m_logs.size() && m_logs[i] < edge);
            if (count >= 2)
                add(best, count, found);
        }
    }

private:
    void add(std::size_t begin, std::size_t count, std::vector<IntervalMode>& found)
    {
        const float here = m_logs[begin];
        while (m_logs[m_from] < here - 2 * m_width)
            ++m_from;
        while (m_to < m_logs.size() && m_logs[m_to] <= here + 3 * m_width)
            ++m_to;
        const auto seen = static_cast<double>(count);
        const double expected = (static_cast<double>(m_to - m_from) - seen) / 4 + 0.5;
        if (seen <= expected)
            return;
        const auto at = [&](double share) { return m_logs[begin + static_cast<std::size_t>(share * (seen - 1))]; };
        const double spread = 0.7413 * static_cast<double>(at(0.75) - at(0.25));
        found.push_back({seen * std::log(seen / expected) - (seen - expected),
                         static_cast<double>(m_logs[begin + (count - 1) / 2]), std::max(spread, 0.0006), count});
    }

    std::span<const float> m_logs;
    float m_width;
    std::size_t m_from = 0; ///< surroundings of the last window: both ends only move on
    std::size_t m_to = 0;
};

void addModes(std::span<const float> logs, float width, std::vector<IntervalMode>& out,
              std::vector<IntervalMode>& found)
{
    found.clear();
    ModeWalk(logs, width).into(found);
    const auto better = [](const IntervalMode& a, const IntervalMode& b) { return a.score > b.score; };
    // Few of them can be kept: the rest needs no order.
    const auto ranked = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), 4 * kModesPerWidth));
    std::partial_sort(found.begin(), ranked, found.end(), better);
    const std::size_t mine = out.size();
    for (auto mode = found.begin(); mode != ranked && out.size() - mine < kModesPerWidth; ++mode) {
        const bool near = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(mine), out.end(), [&](const auto& o) {
            return std::abs(o.logPeriod - mode->logPeriod) < static_cast<double>(width);
        });
        if (!near)
            out.push_back(*mode);
    }
}

} // namespace

void addIntervalModes(std::vector<float>& logs, std::span<const float> widths, std::vector<IntervalMode>& out)
{
    if (logs.size() < 2)
        return;
    std::vector<float> scratch;
    sortFloats(logs, scratch);
    std::vector<IntervalMode> found;
    for (const float width : widths)
        addModes(logs, width, out, found);
}

} // namespace phonehome

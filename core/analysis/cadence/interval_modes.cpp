// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/interval_modes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>

#include "core/analysis/cadence/float_sort.h"
#include "core/analysis/cadence/lanes.h"

namespace phonehome {

namespace {

constexpr std::size_t kModesPerWidth = 8;

/// std::floor of a log of seconds by a width, which a 32-bit number holds; it is a call where the processor does not round.
float floorOf(float x)
{
    const auto whole = static_cast<float>(static_cast<std::int32_t>(x));
    return whole > x ? whole - 1 : whole;
}

/// Sorted values with what no comparison holds of behind them, so that they can be looked through four at a time.
class SortedFloats {
public:
    explicit SortedFloats(std::vector<float>& values) : m_values(values), m_size(values.size())
    {
        values.insert(values.end(), kLanes + 1, std::numeric_limits<float>::quiet_NaN());
    }
    ~SortedFloats() { m_values.resize(m_size); }
    SortedFloats(const SortedFloats&) = delete;
    SortedFloats& operator=(const SortedFloats&) = delete;

    std::size_t size() const { return m_size; }
    float operator[](std::size_t i) const { return m_values[i]; }
    /// The first value at from or behind that is above limit; size when none is.
    std::size_t above(std::size_t from, float limit) const
    {
        return first(from, [limit](const float* values) { return loadLanes(values) <= limit; });
    }
    /// The same for one that is no less.
    std::size_t notBelow(std::size_t from, float limit) const
    {
        return first(from, [limit](const float* values) { return loadLanes(values) < limit; });
    }

    /// The same for one that another follows within distance; no less than size when none does.
    std::size_t followed(std::size_t from, float distance) const
    {
        return first(from,
                     [distance](const float* values) { return loadLanes(values + 1) > loadLanes(values) + distance; });
    }

    /// Of the four values at from and behind, as bits: which have the one so many places on no more than distance away.
    unsigned within(std::size_t from, std::size_t ahead, float distance) const
    {
        const float* const values = m_values.data() + from;
        return lanesWhere(loadLanes(values + ahead) <= loadLanes(values) + distance);
    }

private:
    /// The first of which is does not hold.
    template <typename Is> std::size_t first(std::size_t from, Is is) const
    {
        constexpr unsigned kAll = (1U << kLanes) - 1;
        // It mostly is near.
        for (;; from += kLanes) {
            if (const unsigned lanes = lanesWhere(is(m_values.data() + from)) ^ kAll)
                return from + static_cast<std::size_t>(std::countr_zero(lanes));
        }
    }

    std::vector<float>& m_values;
    std::size_t m_size;
};

/// Neighbours among the sorted logs that are more than their surroundings let expect.
struct Window {
    double score = 0; ///< nats
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
};

/// What windows are worth beside what their surroundings, which they are part of, let expect: nats, 0 if no more. Of the
/// small ones, which most are, it is known: a log takes longer than to look.
class Scores {
public:
    static const Scores& known()
    {
        static const Scores kScores;
        return kScores;
    }
    double of(std::size_t count, std::size_t around) const
    {
        return count < kCounts && around < kArounds ? m_known[count][around] : workedOut(count, around);
    }

private:
    static constexpr std::size_t kCounts = 12;
    static constexpr std::size_t kArounds = 48;

    Scores()
    {
        for (std::size_t count = 1; count < kCounts; ++count) {
            for (std::size_t around = count; around < kArounds; ++around)
                m_known[count][around] = workedOut(count, around);
        }
    }
    static double workedOut(std::size_t count, std::size_t around)
    {
        const auto seen = static_cast<double>(count);
        const double expected = (static_cast<double>(around) - seen) / 4 + 0.5;
        return seen <= expected ? 0 : seen * std::log(seen / expected) - (seen - expected);
    }

    std::array<std::array<double, kArounds>, kCounts> m_known{};
};

/// Walks the sorted logs bucket by bucket of one width.
class ModeWalk {
public:
    ModeWalk(const SortedFloats& logs, float width) : m_logs(logs), m_width(width) {}

    /// In no order: the fullest window of each bucket, when it holds more than its surroundings let expect.
    void into(std::vector<Window>& found)
    {
        // What no other follows ends its bucket and is alone in its window. (A little more: edges are rounded.)
        const float alone = 1.02F * m_width;
        const float perWidth = 1 / m_width;
        std::size_t begin = m_logs.followed(0, alone);
        while (begin < m_logs.size()) {
            const float edge = (floorOf(m_logs[begin] * perWidth) + 1) * m_width;
            // Rounding may put the edge on the value itself; the bucket holds at least that one.
            const std::size_t end = m_logs.notBelow(begin + 1, edge);
            const std::size_t reach = m_logs.above(end, m_logs[end - 1] + m_width);
            if (reach - begin >= 2)
                addFullest(begin, end, reach, found);
            begin = m_logs.followed(end, alone);
        }
    }

private:
    /// Windows that begin in a bucket end at reach at the latest.
    void addFullest(std::size_t begin, std::size_t end, std::size_t reach, std::vector<Window>& found)
    {
        std::size_t best = begin;
        std::size_t count = m_logs.above(begin, m_logs[begin] + m_width) - begin;
        // A window is fuller when the first value that the fullest so far has no room for is in it.
        std::size_t i = begin + 1;
        while (i < end && reach - i > count) {
            const unsigned fuller = m_logs.within(i, count, m_width);
            if (fuller == 0) {
                i += kLanes;
                continue;
            }
            i += static_cast<std::size_t>(std::countr_zero(fuller));
            if (i >= end)
                break;
            count = m_logs.above(i + count, m_logs[i] + m_width) - i;
            best = i++;
        }
        if (count >= 2)
            add(best, count, found);
    }

    void add(std::size_t begin, std::size_t count, std::vector<Window>& found)
    {
        const float here = m_logs[begin];
        m_from = m_logs.notBelow(m_from, here - 2 * m_width);
        m_to = m_logs.above(m_to, here + 3 * m_width);
        const double score = m_scores.of(count, m_to - m_from);
        if (score > 0)
            found.push_back({score, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(count)});
    }

    const Scores& m_scores = Scores::known();
    const SortedFloats& m_logs;
    float m_width;
    std::size_t m_from = 0; ///< surroundings of the last window: both ends only move on
    std::size_t m_to = 0;
};

IntervalMode modeOf(const Window& window, const SortedFloats& logs)
{
    const double last = window.count - 1.0;
    const auto at = [&](double share) { return logs[window.begin + static_cast<std::size_t>(share * last)]; };
    const double spread = 0.7413 * static_cast<double>(at(0.75) - at(0.25));
    const float middle = logs[window.begin + (window.count - 1) / 2];
    return {window.score, static_cast<double>(middle), std::max(spread, 0.0006), window.count};
}

void addModes(const SortedFloats& logs, float width, std::vector<IntervalMode>& out, std::vector<Window>& found)
{
    found.clear();
    ModeWalk(logs, width).into(found);
    const auto better = [](const Window& a, const Window& b) { return a.score > b.score; };
    // Few of them can be kept: the rest needs no order.
    const auto ranked = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), 4 * kModesPerWidth));
    std::partial_sort(found.begin(), ranked, found.end(), better);
    const std::size_t mine = out.size();
    for (auto window = found.begin(); window != ranked && out.size() - mine < kModesPerWidth; ++window) {
        const IntervalMode mode = modeOf(*window, logs);
        const bool near = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(mine), out.end(), [&](const auto& o) {
            return std::abs(o.logPeriod - mode.logPeriod) < static_cast<double>(width);
        });
        if (!near)
            out.push_back(mode);
    }
}

} // namespace

void addIntervalModes(std::vector<float>& logs, std::span<const float> widths, std::vector<IntervalMode>& out)
{
    if (logs.size() < 2)
        return;
    std::vector<float> scratch;
    sortFloats(logs, scratch);
    const SortedFloats sorted(logs);
    std::vector<Window> found;
    for (const float width : widths)
        addModes(sorted, width, out, found);
}

} // namespace phonehome

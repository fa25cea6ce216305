// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/timer_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace phonehome {

namespace {

constexpr double kOpen = 3.0;
constexpr double kSwitch = 5.0;
constexpr double kPerLogEvent = 0.6;

constexpr std::size_t kReachMax = 16;  ///< an interval may pass over one event less
constexpr std::size_t kStatesMax = 32; ///< a link's low five bits name a state

/// How a state came to an event. The low bits hold how many events back it was, or the state it was.
namespace link {
constexpr std::uint8_t kOpened = 0;
constexpr std::uint8_t kBeat = 0x40;
constexpr std::uint8_t kOdd = 0x80;
constexpr std::uint8_t kSwitched = 0xc0;
constexpr std::uint8_t kKind = 0xc0;
constexpr std::uint8_t kLow = 0x3f;
} // namespace link

constexpr std::int8_t kNowhere = -1;

class PathSearch {
public:
    PathSearch(const Stamps& stamps, const std::vector<TimerState>& states);
    void run();
    std::vector<BeatRun> traced() const;

private:
    using Row = std::array<double, kStatesMax>;

    void extend(std::size_t i, Row& row);
    void settle(std::size_t i, Row& row);

    const Stamps& m_stamps;
    const std::vector<TimerState>& m_states;
    const std::size_t m_count; ///< of the states
    const std::size_t m_reach;
    std::vector<IntervalOdds> m_odds;
    std::vector<double> m_open;
    double m_switch = 0;
    double m_nearest = 0; ///< intervals outside these are no beat of any state
    double m_farthest = 0;
    /// Worth of the best path whose last beat is an event, by state, for the last events; a ring.
    std::array<Row, kReachMax + 1> m_rows{};
    double m_outside = 0; ///< worth of the best path that ended before this event
    std::vector<std::uint8_t> m_links;
    std::vector<std::int8_t> m_left; ///< state that ends at an event on the best path to behind it
};

std::size_t reachFor(std::size_t events)
{
    return events > 4000 ? 5 : events > 1500 ? 8 : kReachMax;
}

PathSearch::PathSearch(const Stamps& stamps, const std::vector<TimerState>& states)
    : m_stamps(stamps), m_states(states), m_count(std::min(states.size(), kStatesMax)), m_reach(reachFor(stamps.size()))
{
    const double logEvents = std::log(static_cast<double>(stamps.size()));
    m_nearest = std::numeric_limits<double>::max();
    for (std::size_t c = 0; c < m_count; ++c) {
        m_odds.emplace_back(states[c]);
        m_open.push_back(openCost(m_odds[c].top(), logEvents));
        m_nearest = std::min(m_nearest, 0.5 * states[c].period);
        m_farthest = std::max(m_farthest, (kSpanMax + 0.5) * states[c].period);
    }
    m_switch = switchCost(logEvents);
    m_links.resize(stamps.size() * m_count);
    m_left.resize(stamps.size());
}

void PathSearch::extend(std::size_t i, Row& row)
{
    std::uint8_t* const links = m_links.data() + i * m_count;
    for (std::size_t c = 0; c < m_count; ++c) {
        row[c] = m_outside - m_open[c];
        links[c] = link::kOpened;
    }
    if (i == 0)
        return;
    const Between between = m_stamps.before[i];
    const Row& last = m_rows[(i - 1) % m_rows.size()];
    const double odd = between == Between::Blind ? 0 : kOddInterval;
    for (std::size_t c = 0; c < m_count; ++c) {
        if (last[c] - odd > row[c]) {
            row[c] = last[c] - odd;
            links[c] = link::kOdd | 1;
        }
    }
    if (between == Between::Growing)
        return;
    for (std::size_t back = 1; back <= std::min(m_reach, i); ++back) {
        const double interval = m_stamps.at[i] - m_stamps.at[i - back];
        if (interval < m_nearest)
            continue;
        if (interval > m_farthest)
            break;
        const Row& from = m_rows[(i - back) % m_rows.size()];
        const double skipped = skippedCost(back - 1);
        for (std::size_t c = 0; c < m_count; ++c) {
            const IntervalOdds& odds = m_odds[c];
            const double x = interval * odds.rate() + 0.5;
            if (x < 1 || x >= kSpanMax + 1)
                continue;
            const int k = static_cast<int>(x);
            const double perfect = from[c] - skipped + odds.peak(k);
            if (perfect <= row[c])
                continue;
            const double worth = perfect + odds.miss(interval, k);
            if (worth > row[c]) {
                row[c] = worth;
                links[c] = static_cast<std::uint8_t>(link::kBeat | back);
            }
        }
    }
}

void PathSearch::settle(std::size_t i, Row& row)
{
    const auto best = static_cast<std::size_t>(
        std::max_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(m_count)) - row.begin());
    const double worth = row[best];
    for (std::size_t c = 0; c < m_count; ++c) {
        if (c != best && worth - m_switch > row[c]) {
            row[c] = worth - m_switch;
            m_links[i * m_count + c] = static_cast<std::uint8_t>(link::kSwitched | best);
        }
    }
    m_left[i] = worth > m_outside ? static_cast<std::int8_t>(best) : kNowhere;
    m_outside = std::max(m_outside, worth);
}

void PathSearch::run()
{
    for (std::size_t i = 0; i < m_stamps.size(); ++i) {
        Row& row = m_rows[i % m_rows.size()];
        extend(i, row);
        settle(i, row);
    }
}

std::vector<BeatRun> PathSearch::traced() const
{
    std::vector<BeatRun> runs;
    std::size_t end = m_stamps.size();
    while (end > 0) {
        if (m_left[end - 1] == kNowhere) {
            --end;
            continue;
        }
        auto state = static_cast<std::size_t>(m_left[end - 1]);
        std::size_t at = end - 1;
        BeatRun run;
        const auto close = [&] {
            std::reverse(run.beats.begin(), run.beats.end());
            const std::size_t intervals = run.beats.size() - 1;
            for (std::uint32_t& odd : run.odd)
                odd = static_cast<std::uint32_t>(intervals - 1 - odd);
            std::reverse(run.odd.begin(), run.odd.end());
            run.state = m_states[state];
            runs.push_back(std::move(run));
            run = {};
        };
        for (;;) {
            const std::uint8_t how = m_links[at * m_count + state];
            const std::uint8_t kind = how & link::kKind;
            run.beats.push_back(static_cast<std::uint32_t>(at));
            if (kind == link::kOpened)
                break;
            if (kind == link::kSwitched) {
                close();
                state = how & link::kLow;
                continue;
            }
            if (kind == link::kOdd)
                run.odd.push_back(static_cast<std::uint32_t>(run.beats.size() - 1));
            at -= how & link::kLow;
        }
        close();
        end = at; // up to this one, the best path was outside all timers
    }
    std::reverse(runs.begin(), runs.end());
    return runs;
}

} // namespace

double openCost(double top, double logEvents)
{
    return kOpen + top + kPerLogEvent * logEvents;
}

double switchCost(double logEvents)
{
    return kSwitch + kPerLogEvent / 2 * logEvents;
}

std::vector<BeatRun> bestTimerPath(const Stamps& stamps, const std::vector<TimerState>& states)
{
    if (stamps.size() < 3 || states.empty())
        return {};
    PathSearch search(stamps, states);
    search.run();
    return search.traced();
}

} // namespace phonehome

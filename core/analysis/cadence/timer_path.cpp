// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/timer_path.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include "core/analysis/cadence/lanes.h"

namespace phonehome {

namespace {

constexpr double kOpen = 3.0;
constexpr double kSwitch = 5.0;
constexpr double kLadder = 3.5;
constexpr double kPerLogEvent = 0.6;

constexpr std::size_t kStatesMax = 24;

/// How a state came to an event. The low bits hold how many events back it was, or the state it was.
namespace link {
constexpr std::uint8_t kOpened = 0;
constexpr std::uint8_t kBeat = 0x40;
constexpr std::uint8_t kOdd = 0x80;
constexpr std::uint8_t kSwitched = 0xc0;
constexpr std::uint8_t kKind = 0xc0;
constexpr std::uint8_t kLow = 0x3f;
} // namespace link

constexpr std::uint8_t kNowhere = 0xff;

using Row = LaneArray<kStatesMax>;

/// What an interval may be worth to a state at best, four states at a time.
struct Bounds {
    Row rate;
    Row period;
    Row sharpness; ///< for one beat; an interval over k beats has the k-th part, but not less than bluntest
    Row bluntest;
    Row most; ///< whatever the count of beats

    void set(std::size_t state, const IntervalOdds& odds)
    {
        rate[state] = static_cast<float>(odds.rate());
        period[state] = static_cast<float>(odds.period());
        sharpness[state] = static_cast<float>(odds.sharpness(1));
        bluntest[state] = static_cast<float>(odds.sharpness(kSpanMax));
        most[state] = static_cast<float>(odds.most()) + 1e-3F; // more than rounding takes away
    }
    /// Which of four states may gain by an interval, as bits: room is what it may be off its best worth and still gain.
    unsigned mayGain(std::size_t i, float interval, Lanes room) const
    {
        room += most.load(i);
        if (lanesWhere(room > 0.0F) == 0)
            return 0;
        const Lanes beats = truncated(interval * rate.load(i) + 0.5F);
        const Lanes off = interval - beats * period.load(i);
        const Lanes square = off * off;
        // Off in the narrow middle, or in the skirt, whose log falls a ninth as fast.
        const Lanes skirt = (room + static_cast<float>(IntervalOdds::kSkirt)) * 9.0F;
        const Lanes limit = room > skirt ? room : skirt;
        return lanesWhere((square * sharpness.load(i) < limit * beats) & (square * bluntest.load(i) < limit));
    }
};

class PathSearch {
public:
    PathSearch(const Stamps& stamps, const std::vector<TimerState>& states, std::size_t reach);
    void run();
    std::vector<BeatRun> traced() const;

private:
    /// Worth of the best path whose last beat is an event, by state, beside that of the best path that ended before.
    struct Place {
        Row worth;
        double outside = 0;
    };

    void open(std::size_t i, Place& place);
    void extend(std::size_t i, Place& place);
    void settle(std::size_t i, Place& place);
    const Place& placeBefore(std::size_t i, std::size_t back) const { return m_places[(i - back) % m_places.size()]; }

    const Stamps& m_stamps;
    std::vector<TimerState> m_states; ///< from the shortest period up
    const std::size_t m_count;
    const std::size_t m_reach;
    std::vector<IntervalOdds> m_odds;
    Bounds m_bounds;
    Row m_open;
    std::array<double, kPathReach + 1> m_skipped{}; ///< by how many events an interval goes back
    std::vector<double> m_nearest;                  ///< by state, ascending: shorter intervals are none of its beats
    std::vector<double> m_farthest;
    double m_switch = 0;
    double m_ladder = 0;
    std::vector<std::vector<std::uint8_t>> m_rungs; ///< by state: those on the same ladder
    double m_outside = 0;                           ///< worth of the best path that ended before this event
    std::array<Place, kPathReach + 1> m_places{};   ///< of the last events; a ring
    std::vector<std::uint8_t> m_links;
    std::vector<std::uint8_t> m_left; ///< state that ends at an event on the best path to behind it
};

std::size_t reachFor(std::size_t events)
{
    return events > 1500 ? 8 : events > 500 ? 12 : kPathReach;
}

PathSearch::PathSearch(const Stamps& stamps, const std::vector<TimerState>& states, std::size_t reach)
    : m_stamps(stamps), m_states(states), m_count(std::min(states.size(), kStatesMax)),
      m_reach(std::min(reach, reachFor(stamps.size())))
{
    const double logEvents = std::log(static_cast<double>(stamps.size()));
    m_states.resize(m_count);
    std::stable_sort(m_states.begin(), m_states.end(),
                     [](const TimerState& a, const TimerState& b) { return a.period < b.period; });
    m_odds.reserve(m_count);
    for (std::size_t c = 0; c < m_count; ++c) {
        m_odds.emplace_back(m_states[c]);
        m_bounds.set(c, m_odds[c]);
        m_open[c] = static_cast<float>(openCost(m_odds[c].top(), logEvents));
        m_nearest.push_back(0.5 * m_states[c].period);
        m_farthest.push_back((kSpanMax + 0.5) * m_states[c].period);
    }
    for (std::size_t back = 1; back < m_skipped.size(); ++back)
        m_skipped[back] = skippedCost(back - 1);
    m_switch = switchCost(logEvents);
    m_ladder = kLadder + 0.25 * logEvents;
    m_rungs.resize(m_count);
    for (std::size_t a = 0; a < m_count; ++a) {
        for (std::size_t b = 0; b < m_count; ++b) {
            if (onLadder(m_states[a].period, m_states[b].period))
                m_rungs[a].push_back(static_cast<std::uint8_t>(b));
        }
    }
    m_links.resize(stamps.size() * m_count);
    m_left.resize(stamps.size());
}

/// The state opens here, or the interval from the event before is one that it can't explain.
void PathSearch::open(std::size_t i, Place& place)
{
    std::uint8_t* const links = m_links.data() + i * m_count;
    if (i == 0) {
        for (std::size_t c = 0; c < m_count; ++c)
            place.worth[c] = -m_open[c];
        return;
    }
    const Place& last = placeBefore(i, 1);
    const double cost = m_stamps.before[i] == Between::Blind ? 0 : kOddInterval;
    const auto shift = static_cast<float>(last.outside - m_outside - cost);
    for (std::size_t c = 0; c < m_count; ++c) {
        const float odd = last.worth[c] + shift;
        const bool opens = odd <= -m_open[c];
        place.worth[c] = opens ? -m_open[c] : odd;
        links[c] = opens ? link::kOpened : link::kOdd | 1;
    }
}

/// The interval from one of the last events is so many beats.
void PathSearch::extend(std::size_t i, Place& place)
{
    if (m_stamps.before[i] == Between::Growing)
        return;
    std::uint8_t* const links = m_links.data() + i * m_count;
    // The states that an interval may be beats of; further back, they are slower ones.
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::size_t back = 1; back <= std::min(m_reach, i); ++back) {
        const double interval = m_stamps.at[i] - m_stamps.at[i - back];
        while (end < m_count && interval >= m_nearest[end])
            ++end;
        while (begin < m_count && interval >= m_farthest[begin])
            ++begin;
        if (begin == m_count)
            break;
        const Place& from = placeBefore(i, back);
        const double shift = from.outside - m_outside - m_skipped[back];
        for (std::size_t four = begin - begin % kLanes; four < end; four += kLanes) {
            const Lanes room = from.worth.load(four) + static_cast<float>(shift) - place.worth.load(four);
            for (unsigned gains = m_bounds.mayGain(four, static_cast<float>(interval), room); gains != 0;
                 gains &= gains - 1) {
                const std::size_t c = four + static_cast<std::size_t>(std::countr_zero(gains));
                if (c < begin || c >= end)
                    continue;
                const auto worth =
                    static_cast<float>(static_cast<double>(from.worth[c]) + shift + m_odds[c].of(interval));
                if (worth > place.worth[c]) {
                    place.worth[c] = worth;
                    links[c] = static_cast<std::uint8_t>(link::kBeat | back);
                }
            }
        }
    }
}

/// The best state may go on as any other, or end.
void PathSearch::settle(std::size_t i, Place& place)
{
    const Row before = place.worth;
    const float* const worths = before.value.data();
    const auto best = static_cast<std::size_t>(std::max_element(worths, worths + m_count) - worths);
    const float worth = worths[best];
    const auto switched = static_cast<float>(static_cast<double>(worth) - m_switch);
    const auto goOn = [&](std::size_t c, std::size_t from, float as) {
        if (as > place.worth[c]) {
            place.worth[c] = as;
            m_links[i * m_count + c] = static_cast<std::uint8_t>(link::kSwitched | from);
        }
    };
    for (std::size_t c = 0; c < m_count; ++c) {
        goOn(c, best, switched);
        for (const std::uint8_t rung : m_rungs[c])
            goOn(c, rung, before[rung] - static_cast<float>(m_ladder));
    }
    m_left[i] = worth > 0 ? static_cast<std::uint8_t>(best) : kNowhere;
    place.outside = m_outside;
    m_outside += std::max(0.0, static_cast<double>(worth));
}

void PathSearch::run()
{
    for (std::size_t i = 0; i < m_stamps.size(); ++i) {
        Place& place = m_places[i % m_places.size()];
        open(i, place);
        if (i > 0)
            extend(i, place);
        settle(i, place);
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
        std::size_t state = m_left[end - 1];
        std::size_t at = end - 1;
        BeatRun run;
        const auto close = [&] {
            // Two switches at one beat leave no run between them.
            if (run.beats.size() < 2) {
                run = {};
                return;
            }
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

bool onLadder(double a, double b)
{
    const double ratio = std::max(a, b) / std::min(a, b);
    return std::abs(ratio - 2) < 0.03 || std::abs(ratio - 4) < 0.06;
}

double switchCost(double logEvents)
{
    return kSwitch + kPerLogEvent / 2 * logEvents;
}

std::vector<BeatRun> bestTimerPath(const Stamps& stamps, const std::vector<TimerState>& states, std::size_t reach)
{
    if (stamps.size() < 3 || states.empty())
        return {};
    PathSearch search(stamps, states, reach);
    search.run();
    return search.traced();
}

} // namespace phonehome

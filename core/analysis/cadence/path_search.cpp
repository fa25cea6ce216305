// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cadence/path_search.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace phonehome {

namespace {

constexpr double kLadder = 3.5;

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

std::size_t reachFor(std::size_t events)
{
    return events > 1500 ? 8 : events > 500 ? 12 : kPathReach;
}

} // namespace

PathSearch::PathSearch(const Stamps& stamps, std::vector<TimerState> states, std::size_t reach)
    : m_stamps(stamps), m_count(std::min(states.size(), kStatesMax)), m_fours((m_count + kLanes - 1) / kLanes * kLanes),
      m_reach(std::min(reach, reachFor(stamps.size())))
{
    const double logEvents = std::log(static_cast<double>(stamps.size()));
    states.resize(m_count);
    std::stable_sort(states.begin(), states.end(),
                     [](const TimerState& a, const TimerState& b) { return a.period < b.period; });
    m_open.value.fill(kNothing);
    m_worth.value.fill(kNothing);
    m_last.value.fill(kNothing);
    m_times.assign(stamps.at.rbegin(), stamps.at.rend());
    m_times.resize(stamps.size() + kPathReach, -1e300);
    m_tracks.reserve(m_count);
    for (std::size_t c = 0; c < m_count; ++c) {
        m_tracks.emplace_back(states[c]);
        m_open[c] = -static_cast<float>(openCost(m_tracks[c].odds.top(), logEvents));
    }
    for (std::size_t passed = 0; passed < m_skipped.size(); ++passed)
        m_skipped[passed] = passed < m_reach ? skippedCost(passed) : -static_cast<double>(kNothing);
    m_farthest = m_tracks.back().farthest();
    m_switch = switchCost(logEvents);
    m_ladder = kLadder + 0.25 * logEvents;
    for (std::uint8_t a = 0; a < m_count; ++a) {
        for (std::uint8_t b = 0; b < m_count; ++b) {
            if (onLadder(states[a].period, states[b].period))
                m_rungs.emplace_back(a, b);
        }
    }
    m_links.resize(stamps.size() * m_fours);
    m_left.resize(stamps.size());
}

/// The state opens here, or the interval from the event before is one that it can't explain.
void PathSearch::open(std::size_t i)
{
    const double cost = m_stamps.before[i] == Between::Blind ? 0 : kOddInterval;
    const auto shift = static_cast<float>(m_lastOutside - m_outside - cost);
    for (std::size_t four = 0; four < m_fours; four += kLanes) {
        const Lanes odd = m_worth.load(four) + shift;
        const Lanes opened = m_open.load(four);
        m_last.store(four, m_worth.load(four));
        m_worth.store(four, greater(odd, opened));
        m_how[four / kLanes] = (odd > opened) & (link::kOdd | 1);
    }
}

/// Finds for each state which of the intervals back from an event may be beats of it that gain.
void PathSearch::lookBack(std::size_t i)
{
    const double* const times = m_times.data() + (m_stamps.size() - i);
    const double* const outsides = m_outsides.before(m_at);
    const double now = m_stamps.at[i];
    for (std::size_t four = 0; four < m_reach && (four == 0 || now - times[four] < m_farthest); four += kLanes) {
        const auto intervalOf = [&](std::size_t back) {
            const DoubleLanes interval = now - loadDoubles(times + back);
            storeDoubles(m_interval.data() + back, interval);
            return interval;
        };
        const auto shiftOf = [&](std::size_t back) {
            DoubleLanes outside = loadDoubles(outsides + back);
            if (back == 0)
                outside[0] = m_lastOutside;
            const DoubleLanes shift = outside - m_outside - loadDoubles(m_skipped.data() + back);
            storeDoubles(m_shift.data() + back, shift);
            return shift;
        };
        const Lanes interval = rounded(intervalOf(four), intervalOf(four + kDoubleLanes));
        const Lanes shift = rounded(shiftOf(four), shiftOf(four + kDoubleLanes));
        // No branches: what a state makes of them can't be foretold, and they are many.
        for (std::size_t c = 0; c < m_count; ++c) {
            const Track& track = m_tracks[c];
            Lanes worth = loadLanes(track.worth.before(m_at) + four);
            if (four == 0)
                worth[0] = m_last[c];
            const Lanes room = worth + shift + track.bounds.most - m_worth[c];
            const unsigned gains = track.bounds.mayGain(interval, room);
            m_gains[c] = four == 0 ? gains : m_gains[c] | gains << four;
        }
    }
}

/// Only now, an event later: what was just written can't be read four at a time without waiting.
void PathSearch::remember()
{
    const std::size_t last = (m_at + 1) % kPathReach;
    for (std::size_t c = 0; c < m_count; ++c)
        m_tracks[c].worth.set(last, m_last[c]);
    m_outsides.set(last, m_lastOutside);
}

/// The interval from one of the last events is so many beats.
void PathSearch::extend()
{
    // What was best mostly stays so. Then most of the others are worth no more than to go on as it, whatever they do.
    float floor = kNothing;
    const auto tryState = [&](std::size_t c) {
        if (m_gains[c] == 0)
            return;
        takeBest(c, floor);
        floor = std::max(floor, static_cast<float>(static_cast<double>(m_worth[c]) - m_switch));
    };
    tryState(m_best);
    m_gains[m_best] = 0;
    for (std::size_t c = 0; c < m_count; ++c)
        tryState(c);
}

void PathSearch::takeBest(std::size_t c, float floor)
{
    const Track& track = m_tracks[c];
    const float* const worths = track.worth.before(m_at);
    float now = m_worth[c];
    std::size_t back = 0;
    for (unsigned gains = m_gains[c]; gains != 0; gains &= gains - 1) {
        const auto passed = static_cast<std::size_t>(std::countr_zero(gains));
        const double interval = m_interval[passed];
        const double before = static_cast<double>(worths[passed]) + m_shift[passed];
        // Another may have taken the room.
        if (before + static_cast<double>(track.bounds.most[0]) <= static_cast<double>(std::max(now, floor)) ||
            interval < track.nearest() || interval >= track.farthest())
            continue;
        const auto beat = static_cast<float>(before + track.odds.of(interval));
        back = beat > now ? passed + 1 : back;
        now = std::max(now, beat);
    }
    if (back > 0) {
        setWorth(c, now);
        setLink(c, link::kBeat | back);
    }
}

/// The best state may go on as any other, or end.
void PathSearch::settle(std::size_t i)
{
    m_best = bestState();
    const float worth = m_worth[m_best];
    m_left[i] = worth > 0 ? static_cast<std::uint8_t>(m_best) : kNowhere;
    goOn(m_best);
    keepLinks(i);
    m_lastOutside = m_outside;
    m_outside += std::max(0.0, static_cast<double>(worth));
}

/// The first of those that are worth most.
std::size_t PathSearch::bestState() const
{
    Lanes most = m_worth.load(0);
    for (std::size_t four = kLanes; four < m_fours; four += kLanes)
        most = greater(most, m_worth.load(four));
    const float worth = std::max(std::max(most[0], most[1]), std::max(most[2], most[3]));
    std::size_t four = 0;
    unsigned lanes = 0;
    while ((lanes = lanesWhere(m_worth.load(four) == worth)) == 0 && four + kLanes < m_fours)
        four += kLanes;
    return lanes == 0 ? 0 : four + static_cast<std::size_t>(std::countr_zero(lanes));
}

/// Where another state is worth more than one by itself, that one begins here.
void PathSearch::goOn(std::size_t best)
{
    Row before;
    const auto switched = static_cast<float>(static_cast<double>(m_worth[best]) - m_switch);
    for (std::size_t four = 0; four < m_fours; four += kLanes) {
        const Lanes own = m_worth.load(four);
        before.store(four, own);
        const LaneInts gains = switched > own;
        m_worth.store(four, greater(own, allLanes(switched)));
        LaneInts& how = m_how[four / kLanes];
        how = (gains & static_cast<int>(link::kSwitched | best)) | (~gains & how);
    }
    for (const auto& [c, rung] : m_rungs) {
        const float as = before[rung] - static_cast<float>(m_ladder);
        if (as > m_worth[c]) {
            setWorth(c, as);
            setLink(c, link::kSwitched | rung);
        }
    }
}

void PathSearch::keepLinks(std::size_t i)
{
    std::uint8_t* const links = m_links.data() + i * m_fours;
    for (std::size_t c = 0; c < m_count; ++c)
        links[c] = static_cast<std::uint8_t>(m_how[c / kLanes][c % kLanes]);
}

void PathSearch::run()
{
    for (std::size_t i = 0; i < m_stamps.size(); ++i) {
        m_at = (m_at + kPathReach - 1) % kPathReach;
        const bool extends = m_stamps.before[i] != Between::Growing;
        open(i);
        if (extends)
            lookBack(i);
        remember();
        if (extends)
            extend();
        settle(i);
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
            run.state = m_tracks[state].state;
            runs.push_back(std::move(run));
            run = {};
        };
        for (;;) {
            const std::uint8_t how = m_links[at * m_fours + state];
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

} // namespace phonehome

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
    m_ladder = static_cast<float>(kLadder + 0.25 * logEvents);
    for (std::uint8_t a = 0; a < m_count; ++a) {
        for (std::uint8_t b = 0; b < m_count; ++b) {
            if (!onLadder(states[a].period, states[b].period))
                continue;
            m_climbing |= 1U << b;
            m_rungs[b][a / kLanes] |= onlyLane(a % kLanes);
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

/// What four paths back were worth, and what a beat could add at best.
inline Lanes PathSearch::mostOf(const Track& track, float last, std::size_t four) const
{
    Lanes worth = loadLanes(track.worth.before(m_at) + four);
    if (four == 0)
        worth[0] = last;
    return worth + track.bounds.most;
}

/// The interval from an event back is so many beats, if that is worth more than what is known.
inline void PathSearch::tryBeat(std::size_t c, std::size_t passed)
{
    const Track& track = m_tracks[c];
    const double interval = m_interval[passed];
    const double before = static_cast<double>(track.worth.before(m_at)[passed]) + m_shift[passed];
    if (interval >= track.nearest() && interval < track.farthest())
        raise(c, static_cast<float>(before + track.odds.of(interval)), link::kBeat | (passed + 1));
}

/// An interval from one of the last events is so many beats.
template <std::size_t back> void PathSearch::extend(std::size_t i)
{
    const double* const times = timesBefore(i);
    const double* const outsides = m_outsides.before(m_at);
    const double now = m_stamps.at[i];
    const auto intervalOf = [&](std::size_t passed) {
        const DoubleLanes interval = now - loadDoubles(times + passed);
        storeDoubles(m_interval.data() + passed, interval);
        return interval;
    };
    const auto shiftOf = [&](std::size_t passed) {
        DoubleLanes outside = loadDoubles(outsides + passed);
        if (passed == 0)
            outside[0] = m_lastOutside;
        const DoubleLanes shift = outside - m_outside - loadDoubles(m_skipped.data() + passed);
        storeDoubles(m_shift.data() + passed, shift);
        return shift;
    };
    LookBack<back> look;
    for (std::size_t four = 0; four < back; four += kLanes) {
        look.interval[four / kLanes] = rounded(intervalOf(four), intervalOf(four + kDoubleLanes));
        look.shift[four / kLanes] = rounded(shiftOf(four), shiftOf(four + kDoubleLanes));
    }
    extendBest(look);
    if (m_count > 1)
        extendOthers(look);
}

/// What was best mostly stays so, and mostly with the event before, which leaves the others no room.
template <std::size_t back> void PathSearch::extendBest(const LookBack<back>& look)
{
    const Track& track = m_tracks[m_best];
    std::array<Lanes, back / kLanes> most;
    for (std::size_t four = 0; four < back; four += kLanes)
        most[four / kLanes] = mostOf(track, m_last[m_best], four) + look.shift[four / kLanes];
    remember(m_best);
    tryBeat(m_best, 0);
    const float least = m_worth[m_best];
    unsigned gains = 0;
    for (std::size_t four = 0; four < back; four += kLanes)
        gains |= lanesWhere(most[four / kLanes] > least) << four;
    gains &= ~1U;
    if (gains == 0)
        return;
    unsigned fit = 0;
    for (std::size_t four = 0; four < back; four += kLanes)
        fit |= track.bounds.mayGain(look.interval[four / kLanes], most[four / kLanes] - least) << four;
    for (gains &= fit; gains != 0; gains &= gains - 1)
        tryBeat(m_best, static_cast<std::size_t>(std::countr_zero(gains)));
}

/// Most of the others are worth no more than to go on as the best, whatever they do.
template <std::size_t back> void PathSearch::extendOthers(const LookBack<back>& look)
{
    const auto floor = static_cast<float>(static_cast<double>(m_worth[m_best]) - m_switch);
    // All that may gain in one row of bits: where it ends can't be foretold, so it ends but once.
    constexpr std::size_t kBits = back <= 8 ? 8 : 16;
    constexpr std::size_t kStates = 64 / kBits;
    for (std::size_t from = 0; from < m_count; from += kStates) {
        std::uint64_t gains = 0;
        // No branches: what a state makes of intervals can't be foretold, and they are many.
        for (std::size_t behind = std::min(from + kStates, m_count); behind > from; --behind) {
            const std::size_t c = behind - 1;
            gains <<= kBits;
            if (c == m_best)
                continue;
            const Track& track = m_tracks[c];
            const float least = std::max(m_worth[c], floor);
            unsigned own = 0;
            for (std::size_t four = 0; four < back; four += kLanes) {
                const Lanes room = mostOf(track, m_last[c], four) + look.shift[four / kLanes] - least;
                own |= track.bounds.mayGain(look.interval[four / kLanes], room) << four;
            }
            remember(c);
            gains |= own;
        }
        for (; gains != 0; gains &= gains - 1) {
            const auto at = static_cast<std::size_t>(std::countr_zero(gains));
            tryBeat(from + at / kBits, at % kBits);
        }
    }
}

/// Only now, an event later: what was just written can't be read four at a time without waiting.
inline void PathSearch::remember(std::size_t c)
{
    m_tracks[c].worth.set((m_at + 1) % kPathReach, m_last[c]);
}

/// The best state may go on as any other, or end.
void PathSearch::settle(std::size_t i)
{
    if (m_count > 1)
        m_best = bestState();
    const float worth = m_worth[m_best];
    m_left[i] = worth > 0 ? static_cast<std::uint8_t>(m_best) : kNowhere;
    if (m_count > 1)
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
    std::uint32_t climbs = 0;
    for (std::size_t four = 0; four < m_fours; four += kLanes) {
        const Lanes own = m_worth.load(four);
        before.store(four, own);
        climbs |= lanesWhere(own - m_ladder > switched) << four;
        const LaneInts gains = switched > own;
        m_worth.store(four, greater(own, allLanes(switched)));
        LaneInts& how = m_how[four / kLanes];
        how = (gains & static_cast<int>(link::kSwitched | best)) | (~gains & how);
    }
    // On a ladder it costs less. From what is less than switched, it gains nothing.
    for (climbs &= m_climbing; climbs != 0; climbs &= climbs - 1) {
        const auto rung = static_cast<std::size_t>(std::countr_zero(climbs));
        const float as = before[rung] - m_ladder;
        for (std::size_t four = 0; four < m_fours; four += kLanes) {
            const Lanes own = m_worth.load(four);
            const LaneInts gains = (as > own) & m_rungs[rung][four / kLanes];
            m_worth.store(four, gains ? allLanes(as) : own);
            LaneInts& how = m_how[four / kLanes];
            how = (gains & static_cast<int>(link::kSwitched | rung)) | (~gains & how);
        }
    }
}

void PathSearch::keepLinks(std::size_t i)
{
    std::uint8_t* const links = m_links.data() + i * m_fours;
    for (std::size_t four = 0; four < m_fours; four += kLanes)
        storeBytes(links + four, m_how[four / kLanes]);
}

void PathSearch::run()
{
    for (std::size_t i = 0; i < m_stamps.size(); ++i) {
        m_at = (m_at + kPathReach - 1) % kPathReach;
        open(i);
        const auto isBeyond = [&](std::size_t back) { return m_stamps.at[i] - timesBefore(i)[back] >= m_farthest; };
        if (m_stamps.before[i] == Between::Growing) {
            for (std::size_t c = 0; c < m_count; ++c)
                remember(c);
        } else if (m_reach <= 8 || isBeyond(8)) {
            extend<8>(i);
        } else if (m_reach <= 12 || isBeyond(12)) {
            extend<12>(i);
        } else {
            extend<16>(i);
        }
        m_outsides.set((m_at + 1) % kPathReach, m_lastOutside);
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

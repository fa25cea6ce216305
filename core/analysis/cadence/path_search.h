// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/analysis/cadence/lanes.h"
#include "core/analysis/cadence/path_track.h"
#include "core/analysis/cadence/stamps.h"

namespace phonehome {

/// The search behind bestTimerPath: event by event, the worth of the best path that ends there in each state, from that
/// of the events before.
class PathSearch {
public:
    /// stamps outlive it; no more than kStatesMax of the states count. One state at least, one event at least.
    PathSearch(const Stamps& stamps, std::vector<TimerState> states, std::size_t reach);
    /// Goes through all events, once.
    void run();
    /// Then: the runs of the best path, in time order.
    std::vector<BeatRun> traced() const;

private:
    static constexpr std::size_t kStatesMax = 24;
    using Row = LaneArray<kStatesMax>;
    using Links = std::array<LaneInts, kStatesMax / kLanes>;

    /// So many intervals back from an event, what a worth back then is worth now beside the worth itself, both rounded.
    template <std::size_t back> struct LookBack {
        std::array<Lanes, back / kLanes> interval;
        std::array<Lanes, back / kLanes> shift;
    };

    void open(std::size_t i);
    template <std::size_t back> void extend(std::size_t i);
    template <std::size_t back> void extendBest(const LookBack<back>& look);
    template <std::size_t back> void extendOthers(const LookBack<back>& look);
    Lanes mostOf(const Track& track, float last, std::size_t four) const;
    const double* timesBefore(std::size_t i) const { return m_times.data() + (m_stamps.size() - i); }
    void tryBeat(std::size_t c, std::size_t passed);
    void remember(std::size_t c);
    void settle(std::size_t i);
    std::size_t bestState() const;
    void goOn(std::size_t best);
    void keepLinks(std::size_t i);
    // By the register, so that what reads four lanes need not wait for one of them to be written; and without a branch.
    void raise(std::size_t c, float worth, std::size_t how)
    {
        const std::size_t lane = c % kLanes;
        const Lanes own = m_worth.load(c - lane);
        const LaneInts gains = (worth > own) & onlyLane(lane);
        m_worth.store(c - lane, gains ? allLanes(worth) : own);
        LaneInts& links = m_how[c / kLanes];
        links = (gains & static_cast<std::int32_t>(how)) | (~gains & links);
    }

    const Stamps& m_stamps;
    const std::size_t m_count;
    const std::size_t m_fours; ///< count, rounded up to what lanes hold; states beyond count are worth nothing
    const std::size_t m_reach;
    std::vector<Track> m_tracks;                ///< from the shortest period up
    Row m_open;                                 ///< less than nothing
    std::array<double, kPathReach> m_skipped{}; ///< by how many events an interval passes over
    double m_switch = 0;
    float m_ladder = 0;
    std::array<Links, kStatesMax> m_rungs{}; ///< by state: the others on the same ladder, all bits of their lanes
    std::uint32_t m_climbing = 0;            ///< states that have any, as bits
    // Of the last event, and then of this one:
    Row m_worth;              ///< of the best path whose last beat it is, by state, beside that of the one that ended
    Links m_how{};            ///< links by state
    std::size_t m_best = 0;   ///< state
    double m_outside = 0;     ///< worth of the best path that ended before the next event
    double m_lastOutside = 0; ///< and of that before this one
    std::size_t m_at = 0;     ///< where it is in all that is recent
    Row m_last;               ///< what the last event's worth was in the end
    Recent<double> m_outsides{0};
    std::vector<double> m_times;                 ///< of all events, the last first
    std::array<double, kPathReach> m_interval{}; ///< back from this event
    std::array<double, kPathReach> m_shift{};    ///< from a worth back then to one now
    double m_farthest = 0;                       ///< longer intervals are no beats of any state
    std::vector<std::uint8_t> m_links;
    std::vector<std::uint8_t> m_left; ///< state that ends at an event on the best path to behind it
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lanes.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/shared_pace.h"
#include "ui/models/device_facts.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

bool earlier(const LaneEvent& a, const LaneEvent& b)
{
    return a.time < b.time;
}

/// Brings in order what was added from an index on: late is late by little. The index from which on others stand now.
std::size_t sortAdded(std::vector<LaneEvent>& events, std::size_t from)
{
    const auto added = events.begin() + static_cast<std::ptrdiff_t>(from);
    if (std::is_sorted(added - (from > 0 ? 1 : 0), events.end(), earlier))
        return from;
    std::stable_sort(added, events.end(), earlier);
    const auto moved = std::upper_bound(events.begin(), added, *added, earlier);
    std::inplace_merge(moved, added, events.end(), earlier);
    return static_cast<std::size_t>(moved - events.begin());
}

} // namespace

std::size_t Lane::lowerBound(Timestamp t) const
{
    return static_cast<std::size_t>(std::lower_bound(events.begin(), events.end(), LaneEvent{t, 0, 0}, earlier) -
                                    events.begin());
}

std::size_t Lane::lowerBound(Timestamp t, std::size_t from) const
{
    std::size_t step = 1;
    std::size_t low = from;
    while (low + step < events.size() && events[low + step].time < t) {
        low += step;
        step *= 2;
    }
    const auto begin = events.begin() + static_cast<std::ptrdiff_t>(std::min(low, events.size()));
    const auto end = events.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, events.size()));
    return static_cast<std::size_t>(std::lower_bound(begin, end, LaneEvent{t, 0, 0}, earlier) - events.begin());
}

const LaneEvent* Lane::nearest(Timestamp t) const
{
    if (events.empty())
        return nullptr;
    const std::size_t after = lowerBound(t);
    if (after == events.size())
        return &events.back();
    if (after == 0)
        return &events.front();
    const bool left = t - events[after - 1].time < events[after].time - t;
    return &events[left ? after - 1 : after];
}

void Lanes::update(const SnapshotPtr& snapshot, const Focus& focus, LaneMode mode)
{
    const bool same = snapshot == m_snapshot && focus == m_focus && mode == m_mode;
    if (same && !m_lanes.empty())
        return;
    const bool grows = snapshot && m_snapshot && !m_snapshot->final && snapshot->events.size() >= m_seen &&
                       snapshot->movedEvents == m_snapshot->movedEvents && mode == m_mode &&
                       focus.device == m_focus.device && focus.excluded == m_focus.excluded && !m_lanes.empty();
    // Else lanes keep their places while a capture grows, though one that is asked for stays without.
    const bool asksAnew = focus.group != m_focus.group || focus.protocol != m_focus.protocol;
    m_snapshot = snapshot;
    m_focus = focus;
    m_mode = mode;
    ++m_version;
    if (!m_snapshot) {
        m_lanes.clear();
        m_seen = 0;
        return;
    }
    if (!grows || !m_choice.grow(*m_snapshot) || (asksAnew && m_choice.hides(*m_snapshot, m_focus)) ||
        (m_snapshot->final && !isChosenWell()))
        start();
    addNew();
    findBeats();
}

/// The end of a capture is when all is known that decides which lanes there are. Mostly they are there already, and a
/// million events need not be laid in them anew.
bool Lanes::isChosenWell() const
{
    LaneChoice best;
    best.choose(*m_snapshot, m_focus, m_mode);
    return m_choice.placesAs(best);
}

const Lane* Lanes::of(Protocol protocol) const
{
    const auto found =
        std::find_if(m_lanes.begin(), m_lanes.end(), [protocol](const Lane& l) { return l.protocol == protocol; });
    return found == m_lanes.end() ? nullptr : &*found;
}

const Lane* Lanes::holding(EventId id) const
{
    if (!m_snapshot || !m_snapshot->holds(id) || id.value >= m_seen)
        return nullptr;
    const Event& event = m_snapshot->events[id.value];
    const std::uint32_t row = m_choice.of(event);
    const bool shown = row < m_lanes.size() && !isExcluded(m_focus, event.time) &&
                       (!m_focus.device.valid() || event.device == m_focus.device);
    return shown ? &m_lanes[row] : nullptr;
}

bool Lanes::empty() const
{
    return std::all_of(m_lanes.begin(), m_lanes.end(), [](const Lane& l) { return l.events.empty(); });
}

void Lanes::start()
{
    m_seen = 0;
    m_lanes.clear();
    m_times.clear();
    m_protocols.clear();
    m_choice.choose(*m_snapshot, m_focus, m_mode);
    // Room for all at once: lanes of a million events are not to be copied about.
    std::vector<std::size_t> counts(m_choice.rows().size());
    for (std::uint32_t g = 0; g < m_snapshot->groups.size(); ++g) {
        const std::uint32_t row = m_choice.of(*m_snapshot, GroupId{g});
        if (row < counts.size())
            counts[row] += m_snapshot->groups[g].events;
    }
    m_lanes.resize(counts.size());
    // Of a long recording, only a share of them is there.
    const std::size_t all = std::max<std::size_t>(m_snapshot->events.size(), 1);
    const std::size_t held = m_snapshot->events.size() - m_snapshot->events.first();
    for (std::size_t i = 0; i < counts.size(); ++i)
        m_lanes[i].events.reserve(held == all ? counts[i] : counts[i] * held / all);
}

void Lanes::addNew()
{
    const Snapshot& s = *m_snapshot;
    for (std::size_t g = m_protocols.size(); g < s.groups.size(); ++g)
        m_protocols.push_back(s.groups[g].protocol);
    m_lanes.resize(m_choice.rows().size());
    m_times.resize(m_lanes.size());
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = m_lanes[i];
        lane.row = m_choice.rows()[i];
        if (m_mode == LaneMode::Protocol)
            lane.protocol = static_cast<Protocol>(lane.row.key);
        else if (m_mode == LaneMode::Group && lane.row.others == 0)
            lane.protocol = m_protocols[lane.row.key];
        else
            lane.protocol.reset();
    }
    forgetOld();
    const bool excludes = !m_focus.excluded.empty();
    std::vector<std::size_t> before;
    for (const Lane& lane : m_lanes)
        before.push_back(lane.events.size());
    for (; m_seen < s.events.size(); ++m_seen) {
        const Event& e = s.events[m_seen];
        if ((m_focus.device.valid() && e.device != m_focus.device) || (excludes && isExcluded(m_focus, e.time)))
            continue;
        if (const std::uint32_t row = m_choice.of(e); row < m_lanes.size())
            m_lanes[row].events.push_back({e.time, static_cast<std::uint32_t>(m_seen), e.group.value});
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const std::size_t moved = sortAdded(m_lanes[i].events, before[i]);
        if (moved < m_times[i].seen)
            m_times[i].forgetFrom(m_lanes[i].events[moved].time, moved);
    }
}

/// Lets go of what the capture lets go of.
void Lanes::forgetOld()
{
    const std::size_t first = m_snapshot->events.first();
    if (first > m_first) {
        for (Lane& lane : m_lanes)
            std::erase_if(lane.events, [first](const LaneEvent& e) { return e.id < first; });
        m_times.assign(m_lanes.size(), {});
    }
    m_first = first;
    m_seen = std::max(m_seen, first);
}

/// A bracket between two beats must not span the beats of others: what is said in turn to several peers has another
/// pace than each of them.
bool Lanes::setsThePace(const Lane& lane, const LaneBeats& beats)
{
    constexpr int kLookedAt = 50;
    constexpr double kShare = 0.3; ///< of the lane's time: a burst in it is no pace
    const Duration all = lane.events.back().time - lane.events.front().time;
    if ((beats.last - beats.first).seconds() < kShare * all.seconds())
        return false;
    int intervals = 0;
    int crossed = 0;
    for (std::size_t i = 1; i < beats.times.size() && intervals < kLookedAt; ++i) {
        const Timestamp before = beats.times[i - 1];
        if (std::abs((beats.times[i] - before).seconds() / beats.period - 1) >= 0.2)
            continue;
        ++intervals;
        const std::size_t other = lane.lowerBound(before + Duration::fromSeconds(beats.period * 0.2));
        crossed += lane.events[other].time < before + Duration::fromSeconds(beats.period * 0.8) ? 1 : 0;
    }
    return crossed * 2 <= intervals;
}

void Lanes::Times::forgetFrom(Timestamp time, std::size_t index)
{
    seen = index;
    times.erase(std::upper_bound(times.begin(), times.end(), time), times.end());
}

/// Of all events of a group, from the lane's own row of times: to go from event to event of the group is a wait for
/// memory each. What was looked at for the snapshot before is not looked at again.
const std::vector<Timestamp>& Lanes::timesOf(std::size_t lane, GroupId group)
{
    Times& known = m_times[lane];
    if (known.group != group)
        known = {group, 0, {}};
    const std::vector<LaneEvent>& events = m_lanes[lane].events;
    for (; known.seen < events.size(); ++known.seen) {
        if (events[known.seen].group == group.value)
            known.times.push_back(events[known.seen].time);
    }
    return known.times;
}

/// The main group of each lane: in one pass, there may be many of both.
void Lanes::findBeats()
{
    struct Best {
        GroupId group;
        GroupRank rank;
    };
    std::vector<Best> best(m_lanes.size());
    Focus left; // what is not excluded, of whomever
    left.excluded = m_focus.excluded;
    for (std::uint32_t g = 0; g < m_snapshot->groups.size(); ++g) {
        const std::uint32_t row = m_choice.of(*m_snapshot, GroupId{g});
        const Group& group = m_snapshot->groups[g];
        if (row >= best.size() || m_lanes[row].row.others > 0 || !isAnyTimeInFocus(left, group.first, group.last))
            continue;
        const GroupRank rank = groupRank(group);
        if (!best[row].group.valid() || rank > best[row].rank)
            best[row] = {GroupId{g}, rank};
    }
    const GroupId chosen = m_focus.group;
    if (chosen.valid() && chosen.value < m_snapshot->groups.size()) {
        if (const std::uint32_t row = m_choice.of(*m_snapshot, chosen); row < best.size())
            best[row].group = chosen;
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = m_lanes[i];
        lane.beats.reset();
        if (!best[i].group.valid() || lane.events.empty())
            continue;
        std::optional<LaneBeats> beats = laneBeats(*m_snapshot, m_focus, best[i].group);
        if (beats)
            beats->times = timesOf(i, best[i].group);
        // Elsewhere than by protocol, a lane is of one device or peer: its main group stands for it.
        if (beats && (m_mode != LaneMode::Protocol || best[i].group == chosen || setsThePace(lane, *beats)))
            lane.beats = std::move(beats);
    }
    tellWhose();
    tellSharedPaces();
}

/// Where several devices speak in a lane and none of them sets its pace: what most of them do alike.
void Lanes::tellSharedPaces()
{
    if (m_mode != LaneMode::Protocol || m_focus.device.valid() || !severalSpeak(*m_snapshot))
        return;
    const std::vector<QString> paces = sharedPaces(*m_snapshot, m_choice);
    for (std::size_t i = 0; i < m_lanes.size() && i < paces.size(); ++i) {
        if (!m_lanes[i].beats)
            m_lanes[i].row.detail = paces[i];
    }
}

/// Whose pace it is, where the lane's name does not say it.
void Lanes::tellWhose()
{
    if (m_mode == LaneMode::Group || !severalSpeak(*m_snapshot))
        return;
    for (Lane& lane : m_lanes) {
        if (!lane.beats)
            continue;
        const Group& group = m_snapshot->groups[lane.beats->group.value];
        if (m_mode == LaneMode::Device)
            lane.row.detail = laneTitle(*m_snapshot, group);
        else if (!m_focus.device.valid())
            lane.row.detail = deviceTitleText(*m_snapshot, group.device);
    }
}

} // namespace phonehome

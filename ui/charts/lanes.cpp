// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/lanes.h"

#include <algorithm>
#include <array>

#include "ui/models/group_facts.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// The first six are always there, so that the eye finds them in the same place.
constexpr std::array kOrder{Protocol::Stun, Protocol::Ntp,   Protocol::Ssdp, Protocol::Mdns,
                            Protocol::Dns,  Protocol::Tls,   Protocol::Dhcp, Protocol::Dhcp6,
                            Protocol::Http, Protocol::Llmnr, Protocol::Nbns, Protocol::Arp,
                            Protocol::Icmp, Protocol::Igmp,  Protocol::Pcp,  Protocol::Referral};
constexpr std::size_t kAlways = 6;

bool earlier(const LaneEvent& a, const LaneEvent& b)
{
    return a.time < b.time;
}

} // namespace

std::size_t Lane::lowerBound(Timestamp t) const
{
    return static_cast<std::size_t>(std::lower_bound(events.begin(), events.end(), LaneEvent{t, 0, 0}, earlier) -
                                    events.begin());
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

const LaneEvent* Lane::before(const LaneEvent& event) const
{
    for (std::size_t i = lowerBound(event.time); i-- > 0;) {
        if (events[i].group == event.group)
            return &events[i];
    }
    return nullptr;
}

void Lanes::update(const SnapshotPtr& snapshot, const Focus& focus)
{
    const bool grows = snapshot && m_snapshot && snapshot->revision >= m_snapshot->revision &&
                       snapshot->events.size() >= m_seen && focus.device == m_focus.device;
    m_snapshot = snapshot;
    m_focus = focus;
    if (!grows)
        start();
    if (m_snapshot)
        addNew();
}

const Lane* Lanes::of(Protocol protocol) const
{
    const auto found =
        std::find_if(m_lanes.begin(), m_lanes.end(), [protocol](const Lane& l) { return l.protocol == protocol; });
    return found == m_lanes.end() ? nullptr : &*found;
}

bool Lanes::empty() const
{
    return std::all_of(m_lanes.begin(), m_lanes.end(), [](const Lane& l) { return l.events.empty(); });
}

void Lanes::start()
{
    m_seen = 0;
    m_lanes.clear();
    for (std::size_t i = 0; i < kAlways; ++i) {
        m_lanes.emplace_back();
        m_lanes.back().protocol = kOrder[i];
    }
}

void Lanes::addNew()
{
    std::array<std::vector<LaneEvent>, kProtocolCount> fresh;
    for (; m_seen < m_snapshot->events.size(); ++m_seen) {
        const Event& e = m_snapshot->events[m_seen];
        if (m_focus.device.valid() && e.device != m_focus.device)
            continue;
        fresh[static_cast<std::size_t>(e.protocol)].push_back(
            {e.time, static_cast<std::uint32_t>(m_seen), e.group.value});
    }
    for (std::size_t i = kAlways; i < kOrder.size(); ++i) {
        if (!fresh[static_cast<std::size_t>(kOrder[i])].empty() && !of(kOrder[i])) {
            m_lanes.emplace_back();
            m_lanes.back().protocol = kOrder[i];
        }
    }
    for (Lane& lane : m_lanes) {
        const auto& added = fresh[static_cast<std::size_t>(lane.protocol)];
        lane.events.insert(lane.events.end(), added.begin(), added.end());
        // Nearly in order: what is late is late by little.
        if (!std::is_sorted(lane.events.begin(), lane.events.end(), earlier))
            std::stable_sort(lane.events.begin(), lane.events.end(), earlier);
        findBeats(lane);
    }
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
    const LaneEvent* before = nullptr;
    for (const LaneEvent& e : lane.events) {
        if (e.group != beats.group.value)
            continue;
        if (before && std::abs((e.time - before->time).seconds() / beats.period - 1) < 0.2) {
            ++intervals;
            const auto other = lane.lowerBound(before->time + Duration::fromSeconds(beats.period * 0.2));
            crossed += lane.events[other].time < before->time + Duration::fromSeconds(beats.period * 0.8) ? 1 : 0;
        }
        before = &e;
        if (intervals == kLookedAt)
            break;
    }
    return crossed * 2 <= intervals;
}

void Lanes::findBeats(Lane& lane)
{
    lane.beats.reset();
    Focus wanted;
    wanted.device = m_focus.device;
    wanted.protocol = lane.protocol;
    if (m_focus.group.valid() && m_snapshot->groups[m_focus.group.value].protocol == lane.protocol)
        wanted.group = m_focus.group;
    const GroupId id = mainGroup(*m_snapshot, wanted);
    if (!id.valid())
        return;
    const Group& group = m_snapshot->groups[id.value];
    const CadenceSegment* main = group.cadence.main();
    if (!main)
        return;
    LaneBeats beats;
    beats.group = id;
    beats.period = main->period;
    beats.periodText = TimeFormat::period(main->period);
    if (group.promise) {
        const auto seconds = static_cast<double>(group.promise->seconds);
        beats.promise = seconds;
        beats.promiseText =
            QStringLiteral("%1 %2").arg(promiseKindText(group.promise->kind), TimeFormat::period(seconds));
    }
    const auto& segments = group.cadence.timers.front().segments;
    beats.first = segments.front().start;
    beats.last = segments.back().end;
    for (const CadenceSegment& segment : segments)
        beats.missed.insert(beats.missed.end(), segment.missedAt.begin(), segment.missedAt.end());
    std::sort(beats.missed.begin(), beats.missed.end());
    for (const CadenceChange& change : group.cadence.changes)
        beats.marks.emplace_back(change.time, changeText(change));
    if (wanted.group.valid() || setsThePace(lane, beats))
        lane.beats = std::move(beats);
}

} // namespace phonehome

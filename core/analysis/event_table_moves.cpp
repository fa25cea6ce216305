// SPDX-License-Identifier: GPL-3.0-or-later
// Events that go from one group to another, once it is known whose they are.
#include <algorithm>

#include "core/analysis/event_table.h"

namespace phonehome {

namespace {

/// Of a group's latest events so many may have been answered after it was marked: talk lasts for seconds.
constexpr std::size_t kAnsweredLate = 8;

} // namespace

GroupId EventTable::beside(GroupId first, std::uint16_t line)
{
    GroupKey key = keyOf(first);
    key.line = line;
    // By value: the row moves when another is appended.
    const Endpoint peer = m_groups[first.value].lastPeer;
    return group(key, m_groups[first.value].peerSource, peer);
}

void EventTable::tellPort(GroupId id, std::uint16_t port)
{
    if (m_groups[id.value].ownPort != port)
        m_groups.edit(id.value).ownPort = port;
}

GroupMark EventTable::mark(GroupId id) const
{
    const Evidence& e = m_evidence[id.value];
    GroupMark mark{m_groups[id.value].promise, e.requested, e.wait.busy.size(), std::nullopt, e.wait.rearmed.size()};
    if (!e.wait.busy.empty())
        mark.lastBusy = e.wait.busy.back();
    return mark;
}

void EventTable::putIn(EventId id, PromiseKind kind, GroupId to)
{
    if (!holds(id))
        return;
    Group& group = m_groups.edit(to.value);
    Event& event = m_events.edit(id.value);
    event.group = to;
    event.before = group.latest;
    enter(id, event, group);
    if (event.promised != Event::kNoPromise)
        promised(id, kind, static_cast<std::uint32_t>(event.promised));
    ++m_moved;
}

void EventTable::takeOut(const Alien& alien, GroupId from)
{
    Group& group = m_groups.edit(from.value);
    Evidence& e = m_evidence[from.value];
    unlink(alien.events, group);
    std::vector<Timestamp> times;
    times.reserve(alien.events.size());
    for (const EventId id : alien.events) {
        if (holds(id))
            times.push_back(m_events[id.value].time);
    }
    e.times.remove(times);
    e.shown = std::min(e.shown, e.times.size());

    group.promise = alien.before.promise;
    e.requested = alien.before.requested;
    e.promised = group.promise.has_value();
    if (!times.empty())
        m_ledger.takeBack(from, times.front(), alien.renewals);
    std::vector<EventId> answered;
    for (EventId id = group.latest; holds(id) && answered.size() < kAnsweredLate; id = m_events[id.value].before)
        answered.push_back(id);
    for (auto id = answered.rbegin(); id != answered.rend(); ++id) {
        const Event& event = m_events[id->value];
        if (event.promised == Event::kNoPromise)
            continue;
        notePromise(from, alien.kind, event.promised);
        if (!times.empty() && event.time >= times.front())
            m_ledger.granted(from, event.time, event.promised);
    }

    WaitFacts& wait = e.wait;
    wait.busy.resize(std::min(wait.busy.size(), alien.before.busy));
    if (!wait.busy.empty() && wait.busy.size() == alien.before.busy)
        wait.busy.back() = *alien.before.lastBusy;
    wait.rearmed.resize(std::min(wait.rearmed.size(), alien.before.rearmed));
    touch(from);
}

void EventTable::unlink(const std::vector<EventId>& events, Group& group)
{
    EventId newer;
    std::size_t left = events.size();
    for (EventId at = group.latest; left > 0 && holds(at);) {
        const EventId older = m_events[at.value].before;
        if (!std::binary_search(events.begin(), events.end(), at)) {
            newer = at;
        } else {
            --left;
            --group.events;
            if (newer.valid())
                m_events.edit(newer.value).before = older;
            else
                group.latest = older;
        }
        at = older;
    }
    if (holds(group.latest))
        group.last = m_events[group.latest.value].time;
}

} // namespace phonehome

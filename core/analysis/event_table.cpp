// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/event_table.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/base/in_parallel.h"

namespace phonehome {

namespace {

constexpr std::size_t kGroupsMax = 262144;
constexpr std::size_t kStrides = 8;
/// Stretches of talk and new waits that are kept of a group; the older half goes.
constexpr std::size_t kKnownMax = 16384;
/// Events to be judged that are worth starting threads for.
constexpr std::size_t kParallelFrom = 2000;

template <typename T> void keepLatest(std::vector<T>& known)
{
    if (known.size() >= kKnownMax)
        known.erase(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(kKnownMax / 2));
}

std::uint64_t unnamedKey(DeviceId device, StringId address)
{
    return static_cast<std::uint64_t>(device.value) << 32 | address.value;
}

} // namespace

const Event EventTable::kGone;

std::size_t EventTable::KeyHash::operator()(const GroupKey& k) const noexcept
{
    return mixHash(
        mixHash(k.device.value, static_cast<std::size_t>(k.protocol) << 1 | static_cast<std::size_t>(k.direction)),
        (static_cast<std::size_t>(k.kind.value) << 32 | k.peer.value) + k.line);
}

GroupId EventTable::group(const GroupKey& key, NameSource source, const Endpoint& peer)
{
    const std::size_t hash = KeyHash{}(key);
    GroupId& recent = m_recent[hash % kRecent];
    if (recent.valid() && isOf(recent, key))
        return recent;
    if (const auto found = m_index.find(key, hash); found != m_index.end())
        return recent = found->second;
    if (m_groups.size() >= kGroupsMax)
        return {static_cast<std::uint32_t>(kGroupsMax - 1)}; // the last row collects the rest of a flood
    Group group;
    group.device = key.device;
    group.protocol = key.protocol;
    group.direction = key.direction;
    group.kind = key.kind;
    group.peer = key.peer;
    group.peerSource = source;
    group.lastPeer = peer;
    const GroupId id{static_cast<std::uint32_t>(m_groups.append(std::move(group)))};
    Evidence& evidence = m_evidence.emplace_back();
    evidence.sign = startSign(key.protocol, m_strings[key.kind]);
    evidence.times.keep(m_budget.timesOfGroup);
    evidence.line = key.line;
    m_index.emplace(key, id);
    recent = id;
    if (source == NameSource::None)
        m_unnamed[unnamedKey(key.device, key.peer)].push_back(id);
    return id;
}

bool EventTable::isOf(GroupId id, const GroupKey& key) const
{
    const Group& group = m_groups[id.value];
    return group.kind == key.kind && group.peer == key.peer && group.device == key.device &&
           group.protocol == key.protocol && group.direction == key.direction && m_evidence[id.value].line == key.line;
}

GroupKey EventTable::keyOf(GroupId id) const
{
    const Group& group = m_groups[id.value];
    return {group.device, group.protocol, group.direction, group.kind, group.peer, m_evidence[id.value].line};
}

GroupId EventTable::find(const GroupKey& key) const
{
    const auto found = m_index.find(key);
    return found == m_index.end() ? GroupId{} : found->second;
}

EventId EventTable::add(const Event& event, bool isSign)
{
    Group& group = m_groups.edit(event.group.value);
    Event row = event;
    row.before = group.latest;
    const EventId id{static_cast<std::uint32_t>(m_events.append(row))};
    // In strides, so that who shows them has to let go now and then only.
    if (m_budget.events > 0 && m_events.size() - m_events.first() > m_budget.events + m_budget.events / kStrides)
        m_events.forgetBefore(m_events.size() - m_budget.events);
    m_devices.countEvent(event.device, event.protocol);
    enter(id, event, group);
    const Evidence& evidence = m_evidence[event.group.value];
    if (evidence.sign && isSign && m_restarts.seen(event.device, *evidence.sign, event.time))
        m_restarted.push_back(event.device);
    return id;
}

void EventTable::enter(EventId id, const Event& event, Group& group)
{
    group.latest = id;
    if (group.events == 0)
        group.first = group.last = event.time;
    ++group.events;
    group.first = std::min(group.first, event.time);
    group.last = std::max(group.last, event.time);
    m_evidence[event.group.value].times.add(event.time);
    touch(event.group);
}

void EventTable::promised(EventId id, PromiseKind kind, std::uint32_t seconds)
{
    if (!holds(id))
        return;
    const auto value = static_cast<std::int64_t>(seconds);
    Event& event = m_events.edit(id.value);
    event.promised = static_cast<std::int32_t>(std::min<std::int64_t>(value, 0x7fffffff));
    notePromise(event.group, kind, value);
    // A resolver that answers out of its cache tells what is left: the most it told is the promise.
    m_ledger.granted(event.group, event.time,
                     kind == PromiseKind::DnsTtl ? m_groups[event.group.value].promise->seconds : value);
}

void EventTable::notePromise(GroupId id, PromiseKind kind, std::int64_t seconds)
{
    Group& group = m_groups.edit(id.value);
    if (!group.promise)
        group.promise = Promise{kind, seconds, seconds, seconds, std::nullopt, std::nullopt, std::nullopt, {}, nullptr};
    group.promise->kind = kind;
    group.promise->min = std::min(group.promise->min, seconds);
    group.promise->max = std::max(group.promise->max, seconds);
    group.promise->seconds = kind == PromiseKind::DnsTtl ? group.promise->max : seconds;
    group.promise->requested = m_evidence[id.value].requested;
    m_evidence[id.value].promised = true;
    touch(id);
}

void EventTable::renewFrom(EventId id, const RenewalTime& renewal)
{
    if (holds(id) && m_groups[m_events[id.value].group.value].promise)
        m_groups.edit(m_events[id.value].group.value).promise->renewal = renewal;
}

void EventTable::requested(GroupId id, std::uint32_t seconds)
{
    m_evidence[id.value].requested = seconds;
    if (m_groups[id.value].promise)
        m_groups.edit(id.value).promise->requested = seconds;
}

void EventTable::limit(const MemoryBudget& budget)
{
    m_budget = budget;
    m_ledger.limit(budget.timesOfGroup);
    for (Evidence& evidence : m_evidence)
        evidence.times.keep(budget.timesOfGroup);
}

void EventTable::renewed(GroupId id, Duration sinceGrant, std::uint32_t promised)
{
    // The event that asked may have been let go since, and its group with it.
    if (id.valid())
        m_ledger.renewed(id, sinceGrant, promised);
}

void EventTable::busy(GroupId id, const BusyStretch& stretch)
{
    std::vector<BusyStretch>& all = m_evidence[id.value].wait.busy;
    if (!all.empty() && stretch.from < all.back().to + kSilence) {
        all.back().to = std::max(all.back().to, stretch.to);
        return;
    }
    keepLatest(all);
    all.push_back(stretch);
}

void EventTable::rearmed(GroupId id, Timestamp time)
{
    std::vector<Timestamp>& all = m_evidence[id.value].wait.rearmed;
    if (!all.empty() && time < all.back())
        return;
    keepLatest(all);
    all.push_back(time);
}

void EventTable::renamePeer(DeviceId device, StringId address, StringId name, NameSource source)
{
    const auto found = m_unnamed.find(unnamedKey(device, address));
    if (found == m_unnamed.end())
        return;
    for (const GroupId id : found->second) {
        const GroupKey old = keyOf(id);
        GroupKey renamed = old;
        renamed.peer = name;
        // Where a group of that name exists already, the events from before the name stay on their own.
        if (m_index.contains(renamed))
            continue;
        m_index.erase(old);
        m_index.emplace(renamed, id);
        Group& group = m_groups.edit(id.value);
        group.peer = name;
        group.peerSource = source;
    }
    m_unnamed.erase(found);
}

void EventTable::touch(GroupId id)
{
    Evidence& e = m_evidence[id.value];
    if (!e.waiting)
        m_waiting.push_back(id);
    e.waiting = true;
}

void EventTable::refresh(const ObservationWindow& window, Depth depth)
{
    // What was not used up is not saved: a quiet hour is followed by no busy minute.
    if (depth == Depth::Current)
        m_credit = std::min(m_credit + kBudget, kBudget);
    else if (depth == Depth::Grown)
        m_grownCredit = std::min(m_grownCredit + kGrownBudget, kGrownBudget);
    reconsiderRestarted();
    if (depth != Depth::Current)
        judgeWaiting(window, depth);
    std::size_t kept = 0;
    for (const GroupId id : m_waiting) {
        if (refreshGroup(id.value, window, depth))
            m_evidence[id.value].waiting = false;
        else
            m_waiting[kept++] = id;
    }
    m_waiting.resize(kept);
    if (depth != Depth::Grown)
        PromiseLedger::compare(m_groups, m_devices);
}

/// A group that was judged before its device turned out to have come up is judged again.
void EventTable::reconsiderRestarted()
{
    if (m_restarted.empty())
        return;
    const std::unordered_set<DeviceId> restarted(m_restarted.begin(), m_restarted.end());
    for (std::size_t i = 0; i < m_evidence.size(); ++i) {
        if (!restarted.contains(m_groups[i].device))
            continue;
        m_evidence[i].times.reconsider();
        touch(GroupId{static_cast<std::uint32_t>(i)});
    }
    m_restarted.clear();
}

void EventTable::judge(GroupId id, const ObservationWindow& window)
{
    Evidence& e = m_evidence[id.value];
    ObservationWindow own = window;
    own.restarts = m_restarts.of(m_groups[id.value].device);
    own.busy = e.wait.busy;
    own.rearmed = e.wait.rearmed;
    own.tries = triesOf(m_groups[id.value]);
    e.times.judge(own);
    e.judged = true;
}

void EventTable::judgeWaiting(const ObservationWindow& window, Depth depth)
{
    std::vector<GroupId> wanted;
    std::size_t events = 0;
    for (const GroupId id : m_waiting) {
        const CadenceTracker& times = m_evidence[id.value].times;
        if (!times.due() && (depth != Depth::Whole || !times.changed()))
            continue;
        if (depth == Depth::Grown) {
            if (m_grownCredit <= 0)
                break;
            m_grownCredit -= static_cast<std::int64_t>(times.size());
        }
        wanted.push_back(id);
        events += times.size();
    }
    m_judged += events;
    m_credit -= static_cast<std::int64_t>(events);
    const auto judgeOne = [&](std::size_t i) { judge(wanted[i], window); };
    if (events < kParallelFrom) {
        for (std::size_t i = 0; i < wanted.size(); ++i)
            judgeOne(i);
        return;
    }
    std::stable_sort(wanted.begin(), wanted.end(), [this](GroupId a, GroupId b) {
        return m_evidence[a.value].times.size() > m_evidence[b.value].times.size();
    });
    inParallel(wanted.size(), judgeOne);
}

bool EventTable::refreshGroup(std::size_t i, const ObservationWindow& window, Depth depth)
{
    Evidence& e = m_evidence[i];
    const bool whole = depth == Depth::Whole || (depth == Depth::Current && m_credit > 0);
    // While loading, what is not worth a full run waits for the end; a timer's beats are followed all the same.
    if (depth == Depth::Current && (e.times.due() || (whole && e.times.changed()))) {
        judge({static_cast<std::uint32_t>(i)}, window);
        m_credit -= static_cast<std::int64_t>(e.times.size());
        m_judged += e.times.size();
    }
    const bool judged = std::exchange(e.judged, false);
    if (judged || (e.shown < e.times.size() && e.times.cadence().verdict == CadenceVerdict::Timer)) {
        m_groups.edit(i).cadence = e.times.cadence();
        e.shown = e.times.size();
    }
    if (judged && !(e.wait.busy.empty() && e.wait.rearmed.empty()))
        m_groups.edit(i).wait = std::make_shared<const WaitFacts>(e.wait);
    if (judged || (whole && e.promised))
        setPromise(i);
    return !e.times.changed() && !e.promised;
}

void EventTable::setPromise(std::size_t i)
{
    Evidence& e = m_evidence[i];
    e.promised = false;
    Group& group = m_groups.edit(i);
    if (group.promise && group.promise->seconds > 0)
        m_ledger.judge(GroupId{static_cast<std::uint32_t>(i)}, group);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare/before_after.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/analysis/device_key.h"
#include "core/analysis/group_rank.h"
#include "core/analysis/seen_time.h"
#include "core/base/natural_order.h"

namespace phonehome {

namespace {

/// Of the time: how long a device may be unheard of at either end and be there all the same.
constexpr double kUnheard = 1.0 / 20;

bool isNamelessOnInternet(const Snapshot& s, const Group& group)
{
    return group.peerSource == NameSource::None && s.isAbroad(group.lastPeer.address);
}

/// What one device said in one of the times.
struct Said {
    DeviceId device;
    Timestamp from; ///< that is compared
    double seconds = 0;
    std::map<Role, std::vector<GroupId>> groups;
    std::map<Role, std::vector<Timestamp>> events; ///< sorted; none outside of the time, gaps cut out of it
};

/// Sets the time in which the device was there; false where it was not.
bool setPresence(const ComparedTime& time, Said& said)
{
    const Device& device = time.snapshot.devices[said.device.value];
    TimeSpan span = time.span;
    // Of a long recording, the oldest events are not in memory.
    const auto& events = time.snapshot.events;
    if (events.first() > 0 && events.first() < events.size())
        span.from = std::max(span.from, events[events.first()].time);
    if (device.last < span.from || device.first > span.to)
        return false;
    const Duration unheard = Duration::fromSeconds((span.to - span.from).seconds() * kUnheard);
    said.from = device.first - span.from > unheard ? device.first : span.from;
    const Timestamp to = span.to - device.last > unheard ? device.last : span.to;
    said.seconds = seenTime(time.snapshot.gaps, said.from, to).seconds();
    return true;
}

/// By device, with the roles that its groups have by themselves.
std::map<std::string, Said> saidIn(const ComparedTime& time)
{
    const Snapshot& s = time.snapshot;
    std::map<std::string, Said> out;
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        Said said;
        said.device = DeviceId{i};
        if (setPresence(time, said))
            out.emplace(deviceKey(s.devices[i]), std::move(said));
    }
    std::vector<std::vector<Timestamp>*> timesOf(s.groups.size());
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const auto device = out.find(deviceKey(s.devices[s.groups[i].device.value]));
        if (device == out.end() || s.groups[i].events == 0)
            continue;
        const Role role = roleOf(s, s.groups[i]);
        device->second.groups[role].push_back(GroupId{i});
        timesOf[i] = &device->second.events[role];
    }
    for (std::size_t i = s.events.first(); i < s.events.size(); ++i) {
        const Event& event = s.events[i];
        std::vector<Timestamp>* const times = timesOf[event.group.value];
        const bool isIn = event.time >= time.span.from && event.time <= time.span.to && !isUnseen(s.gaps, event.time);
        if (times && isIn)
            times->push_back(event.time);
    }
    for (auto& [key, said] : out) {
        for (auto& [role, times] : said.events) {
            std::sort(times.begin(), times.end());
            cutGaps(s.gaps, said.from, times);
        }
    }
    return out;
}

/// Peers on the internet without a name, by what is said to them.
void addNameless(const Snapshot& s, const Said& said, std::map<Role, std::set<std::string>>& peers)
{
    for (const auto& [role, groups] : said.groups) {
        if (!isNamelessOnInternet(s, s.groups[groups.front().value]))
            continue;
        Role subject = role;
        subject.peer.clear();
        peers[subject].insert(role.peer);
    }
}

/// Puts "…" for those of which there are several.
void joinNameless(const Snapshot& s, const std::map<Role, std::set<std::string>>& peers, Said& said)
{
    std::map<Role, std::vector<GroupId>> groups;
    std::map<Role, std::vector<Timestamp>> events;
    for (auto& [role, of] : said.groups) {
        Role joined = role;
        joined.peer.clear();
        const auto several = peers.find(joined);
        const bool joins =
            isNamelessOnInternet(s, s.groups[of.front().value]) && several != peers.end() && several->second.size() > 1;
        joined.peer = joins ? kOfItsOwn : role.peer;
        groups[joined].insert(groups[joined].end(), of.begin(), of.end());
        const auto& times = said.events[role];
        events[joined].insert(events[joined].end(), times.begin(), times.end());
    }
    for (auto& [role, times] : events)
        std::sort(times.begin(), times.end());
    said.groups = std::move(groups);
    said.events = std::move(events);
}

RoleRate rateOf(const Snapshot& s, const Said& said, const Role& role)
{
    RoleRate out;
    out.seconds = said.seconds;
    const auto groups = said.groups.find(role);
    if (groups == said.groups.end())
        return out;
    out.events = static_cast<std::uint32_t>(said.events.at(role).size());
    const GroupId best = *std::max_element(groups->second.begin(), groups->second.end(), [&](GroupId a, GroupId b) {
        return groupRank(s.groups[a.value]) < groupRank(s.groups[b.value]);
    });
    const Group& group = s.groups[best.value];
    // Of several peers each has a period of its own.
    if (role.peer != kOfItsOwn || groups->second.size() == 1)
        out.period = knownPeriod(group);
    if (group.promise) {
        out.promise = group.promise->kind;
        out.promised = group.promise->seconds;
    }
    return out;
}

RateTime timeOf(const Said& said, const Role& role)
{
    const auto times = said.events.find(role);
    return {times == said.events.end() ? std::span<const Timestamp>() : std::span<const Timestamp>(times->second),
            said.from, said.seconds};
}

int orderOf(RateVerdict verdict)
{
    constexpr std::array kOrder{RateVerdict::Gone, RateVerdict::New, RateVerdict::Changed, RateVerdict::TooShort,
                                RateVerdict::Same};
    return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), verdict) - kOrder.begin());
}

/// The device was there in both.
std::vector<RoleChange> compared(const ComparedTime& before, const Said& first, const ComparedTime& after,
                                 const Said& second)
{
    std::set<Role> roles;
    for (const Said* const said : {&first, &second}) {
        for (const auto& [role, groups] : said->groups)
            roles.insert(role);
    }
    std::vector<RoleChange> out;
    for (const Role& role : roles) {
        RoleChange change{role,
                          rateOf(before.snapshot, first, role),
                          rateOf(after.snapshot, second, role),
                          rateChange(timeOf(first, role), timeOf(second, role)),
                          false,
                          false};
        const RoleRate& a = change.before;
        const RoleRate& b = change.after;
        change.newPeriod = a.period && b.period && !isOnePeriod(*a.period, *b.period);
        change.newPromise = a.promise && a.promise == b.promise &&
                            !isOnePromise(static_cast<double>(a.promised), static_cast<double>(b.promised));
        if (change.newPeriod)
            change.verdict = RateVerdict::Changed;
        if (a.events + b.events > 0)
            out.push_back(std::move(change));
    }
    std::stable_sort(out.begin(), out.end(), [](const RoleChange& a, const RoleChange& b) {
        return std::pair(orderOf(a.verdict), -std::int64_t{a.before.events} - a.after.events) <
               std::pair(orderOf(b.verdict), -std::int64_t{b.before.events} - b.after.events);
    });
    return out;
}

} // namespace

ComparedTime allOf(const Snapshot& snapshot)
{
    return {snapshot, {snapshot.totals.first, snapshot.totals.last}};
}

std::vector<DeviceChanges> changesBetween(const ComparedTime& before, const ComparedTime& after)
{
    std::map<std::string, Said> first = saidIn(before);
    std::map<std::string, Said> second = saidIn(after);
    std::set<std::string> keys;
    for (const auto* const side : {&first, &second}) {
        for (const auto& [key, said] : *side)
            keys.insert(key);
    }
    std::vector<std::pair<std::string, DeviceChanges>> named;
    for (const std::string& key : keys) {
        Said& was = first[key];
        Said& is = second[key];
        std::map<Role, std::set<std::string>> peers;
        addNameless(before.snapshot, was, peers);
        addNameless(after.snapshot, is, peers);
        joinNameless(before.snapshot, peers, was);
        joinNameless(after.snapshot, peers, is);
        DeviceChanges changes{was.device, is.device, compared(before, was, after, is)};
        if (!changes.roles.empty())
            named.emplace_back(is.device.valid() ? deviceTitle(after.snapshot, is.device)
                                                 : deviceTitle(before.snapshot, was.device),
                               std::move(changes));
    }
    std::stable_sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
        if (a.second.isEverywhere() != b.second.isEverywhere())
            return a.second.isEverywhere();
        return comesBefore(a.first, b.first);
    });
    std::vector<DeviceChanges> out;
    out.reserve(named.size());
    for (auto& [title, changes] : named)
        out.push_back(std::move(changes));
    return out;
}

bool isPartOf(const Snapshot& snapshot, const Group& group, const Role& role)
{
    Role own = roleOf(snapshot, group);
    if (own == role)
        return true;
    if (role.peer != kOfItsOwn || !isNamelessOnInternet(snapshot, group))
        return false;
    own.peer = kOfItsOwn;
    return own == role;
}

std::size_t internetTargets(const ComparedTime& time)
{
    std::set<std::string> targets;
    for (std::size_t i = 0; i < time.snapshot.groups.size(); ++i) {
        const Group& group = time.snapshot.groups[i];
        if (group.events > 0 && time.snapshot.isAbroad(group.lastPeer.address))
            targets.insert(time.snapshot.text(group.peer));
    }
    return targets.size();
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/router_needs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "core/analysis/group_period.h"
#include "core/analysis/offered.h"
#include "core/decode/packet.h"

namespace phonehome {

namespace {

/// A beat that its timer spreads normally comes later than that many times its jitter once in 30,000 times.
constexpr double kJitters = 4;
constexpr double kSpare = 1.05;
constexpr double kStepSeconds = 30;
constexpr double kSecondsMax = 86'400;
/// Who is silent over UDP for longer does not count on the router: no LIFETIME is to be longer (RFC 8656 s7.2), and no
/// router keeps UDP that long by itself.
constexpr double kUdpPeriodMax = 3'600;

/// Both ends of a call check the way to each other every few seconds, at the latest after Tr (RFC 8445 s11, RFC 7675):
/// sooner than any router forgets, and each call to another port.
constexpr double kCallPeriodMax = 15;

/// Does it belong to what it keeps alive? To allocate and to bind a connection opens another.
bool isOnKeptSession(const Snapshot& s, const Group& group)
{
    const std::string& kind = s.text(group.kind);
    switch (group.protocol) {
    case Protocol::Stun:
        return kind != stunMethodText(StunMethod::Allocate) && kind != stunMethodText(StunMethod::ConnectionBind);
    case Protocol::Tls: return kind == "data";
    case Protocol::Other: return kind.ends_with(" data");
    default: return false;
    }
}

/// The IP protocol that the group's talk comes in, nullopt where there are no beats to keep a session for. Talk whose
/// latest event is in memory no more ended long ago.
std::optional<std::uint8_t> keptTransport(const Snapshot& s, const Group& group)
{
    if (group.direction != Direction::Sent || !s.isAbroad(group.lastPeer.address) || !isOnKeptSession(s, group))
        return std::nullopt;
    const auto period = groupPeriod(group);
    if (!period || period->perhaps || group.cadence.pattern == CadencePattern::Daily || !s.holds(group.latest) ||
        (group.protocol == Protocol::Stun && period->seconds <= kCallPeriodMax))
        return std::nullopt;
    const FlowId flow = s.events[group.latest.value].flow;
    if (!flow.valid())
        return std::nullopt;
    const std::uint8_t transport = s.flows[flow.value].transport;
    if (transport == ip_protocol::kTcp)
        return transport;
    return transport == ip_protocol::kUdp && period->seconds <= kUdpPeriodMax ? std::optional(transport) : std::nullopt;
}

/// Seconds from one beat to the last try of the next.
double longestWait(const Group& group, std::uint8_t transport)
{
    double wait = group.cadence.main()->period;
    for (const CadenceSegment& segment : group.cadence.timers.front().segments)
        wait = std::max(wait, segment.period + kJitters * segment.jitter);
    if (const auto range = group.cadence.pollRange())
        wait = std::max(wait, range->second);
    // TCP tries again by itself, within seconds.
    if (group.protocol == Protocol::Stun && transport == ip_protocol::kUdp)
        wait += kStunSendsAfter.back().seconds();
    return wait;
}

/// Needs of one kind while they are collected.
struct Draft {
    SessionNeed need;
    std::set<DeviceId> devices;
    std::set<std::string> peers;

    void add(const Snapshot& s, const Group& group)
    {
        devices.insert(group.device);
        peers.insert(s.text(group.peer));
        need.period = std::max(need.period, group.cadence.main()->period);
        need.longest = std::max(need.longest, longestWait(group, need.transport));
        need.missed += group.cadence.missed();
        if (group.promise && group.promise->kind == PromiseKind::StunLifetime)
            need.promised = std::max(need.promised.value_or(0), static_cast<double>(group.promise->max));
    }
    SessionNeed whole() const
    {
        SessionNeed out = need;
        out.devices.assign(devices.begin(), devices.end());
        out.peers.assign(peers.begin(), peers.end());
        out.seconds = sessionSeconds(need.longest, need.promised);
        return out;
    }
};

std::vector<SessionNeed> sessionNeeds(const Snapshot& s, DeviceId device)
{
    std::map<std::tuple<bool, std::uint16_t, Protocol>, Draft> drafts;
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (device.valid() && group.device != device)
            continue;
        const auto transport = keptTransport(s, group);
        if (!transport)
            continue;
        const std::uint16_t port = group.lastPeer.port;
        Draft& draft = drafts[{*transport != ip_protocol::kUdp, port, group.protocol}];
        draft.need.transport = *transport;
        draft.need.port = port;
        draft.need.protocol = group.protocol;
        draft.add(s, group);
    }
    std::vector<SessionNeed> out;
    out.reserve(drafts.size());
    for (const auto& [key, draft] : drafts)
        out.push_back(draft.whole());
    return out;
}

/// What devices ask of one kind of server.
struct Asking {
    bool (*covers)(const Flow&);
    std::set<DeviceId> askers;
    std::set<std::string> servers;
    std::unordered_set<DeviceId> servesHome;
};

void collectAsked(const Snapshot& s, DeviceId device, Asking& names, Asking& time)
{
    std::unordered_set<IpAddress> resolvers;
    for (const ResolverOffer& offer : s.resolvers)
        resolvers.insert(offer.resolvers.begin(), offer.resolvers.end());
    std::unordered_set<IpAddress> timeServers;
    for (const TimeServerOffer& offer : s.timeServers)
        timeServers.insert(offer.servers.begin(), offer.servers.end());
    names.servesHome = serversAtHome(s, asksForNames, resolvers);
    time.servesHome = serversAtHome(s, asksForTime, timeServers);
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        for (Asking* asking : {&names, &time}) {
            if (!asking->covers(flow) || !s.isAbroad(flow.peer) || (device.valid() && flow.device != device) ||
                s.devices[flow.device.value].router || asking->servesHome.contains(flow.device))
                continue;
            asking->askers.insert(flow.device);
            asking->servers.insert(s.peerOf(flow));
        }
    }
}

/// The IPv4 address at home that the device used last.
std::optional<IpAddress> homeAddress(const Device& device)
{
    const auto isOne = [](const IpAddress& a) { return a.isV4() && a.isPrivate() && !a.isLinkLocal(); };
    if (isOne(device.address))
        return device.address;
    const AddressLease* latest = nullptr;
    for (const AddressLease& lease : device.leases) {
        if (isOne(lease.address) && (!latest || lease.last >= latest->last))
            latest = &lease;
    }
    return latest ? std::optional(latest->address) : std::nullopt;
}

std::optional<IpAddress> routerAddress(const Snapshot& s)
{
    std::optional<IpAddress> found;
    for (std::size_t i = 0; i < s.devices.size(); ++i) {
        if (!s.devices[i].router)
            continue;
        if (const auto address = homeAddress(s.devices[i])) {
            if (found)
                return std::nullopt;
            found = address;
        }
    }
    return found;
}

template <typename T> std::vector<T> sorted(const std::set<T>& values)
{
    return {values.begin(), values.end()};
}

} // namespace

RouterNeeds routerNeeds(const Snapshot& s, DeviceId device)
{
    Asking names{asksForNames, {}, {}, {}};
    Asking time{asksForTime, {}, {}, {}};
    collectAsked(s, device, names, time);
    return {sessionNeeds(s, device), sorted(time.askers),   sorted(time.servers),
            sorted(names.askers),    sorted(names.servers), routerAddress(s)};
}

int sessionSeconds(double longest, std::optional<double> promised)
{
    // A server may promise anything.
    const double least = std::min(std::max(longest, promised.value_or(0)) * kSpare, kSecondsMax);
    // What lies on a step but for the way numbers are kept stays there.
    constexpr double kRounding = 1e-9;
    return static_cast<int>(std::ceil(least / kStepSeconds - kRounding) * kStepSeconds);
}

} // namespace phonehome

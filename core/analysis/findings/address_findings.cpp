// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>
#include <map>

#include "core/analysis/findings/per_device.h"

namespace phonehome {

namespace {

constexpr std::size_t kEventsLookedAt = 10'000; ///< of a group
constexpr std::uint64_t kSendsMin = 3;          ///< fewer may have been lost
constexpr Duration kAnswersIn = Duration::ofSeconds(10);

/// What became of a device's DHCP questions.
struct Asked {
    GroupId group;           ///< of those that nobody answered
    std::uint64_t sends = 0; ///< how often they were sent, tries included
    std::uint64_t refused = 0;
    GroupId refusals;
    bool answered = false; ///< any: the capture shows the way back to it
    Timestamp lastAnswered;
    Timestamp firstInVain;
    Timestamp lastInVain;
    Timestamp firstRefused;
    Timestamp lastRefused;
};

void widen(Timestamp& first, Timestamp& last, Timestamp time, bool isFirst)
{
    first = isFirst ? time : std::min(first, time);
    last = isFirst ? time : std::max(last, time);
}

void look(const Event& event, GroupId group, bool looksForAny, Asked& asked)
{
    if (event.outcome == Outcome::Failed) {
        widen(asked.firstRefused, asked.lastRefused, event.time, asked.refused == 0);
        asked.refusals = group;
        ++asked.refused;
    }
    // An offer answers, too; that the client did not take it is its own affair.
    if (event.replyFrame != 0 || event.outcome == Outcome::Answered) {
        asked.lastAnswered = asked.answered ? std::max(asked.lastAnswered, event.time) : event.time;
        asked.answered = true;
    } else if (looksForAny && event.outcome == Outcome::Unanswered) {
        widen(asked.firstInVain, asked.lastInVain, event.time, asked.sends == 0);
        asked.group = group;
        asked.sends += event.tries;
    }
}

std::map<DeviceId, Asked> askedBy(const Snapshot& s)
{
    std::map<DeviceId, Asked> out;
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.protocol != Protocol::Dhcp || group.direction != Direction::Sent || !group.device.valid())
            continue;
        const bool discovers = s.text(group.kind) == "DISCOVER";
        EventId at = group.latest;
        for (std::size_t n = 0; n < kEventsLookedAt && s.holds(at); ++n, at = s.events[at.value].before)
            look(s.events[at.value], GroupId{i}, discovers, out[group.device]);
    }
    return out;
}

/// answersSeen: those that others get.
void findInVain(const Snapshot& s, const Asked& asked, bool answersSeen, std::vector<Finding>& out)
{
    // Answers go to the client alone: others' place of capture may not see them.
    const bool isSeen = asked.answered || (answersSeen && s.vantage.lanUnicast == Visibility::Seen);
    if (!isSeen || asked.sends < kSendsMin || s.totals.last - asked.firstInVain < kAnswersIn || s.totals.cutPackets > 0)
        return;
    const bool over = asked.answered && asked.lastAnswered > asked.lastInVain;
    Finding f = findingOf(FindingKind::NoAddressGiven, over ? FindingWeight::Note : FindingWeight::Warning,
                          s.groups[asked.group.value], asked.group);
    f.count = asked.sends;
    f.over = over;
    f.first = asked.firstInVain;
    f.last = asked.lastInVain;
    out.push_back(std::move(f));
}

void findRefused(const Snapshot& s, const Asked& asked, std::vector<Finding>& out)
{
    if (asked.refused == 0)
        return;
    Finding f =
        findingOf(FindingKind::AddressRefused, FindingWeight::Note, s.groups[asked.refusals.value], asked.refusals);
    f.count = asked.refused;
    f.first = asked.firstRefused;
    f.last = asked.lastRefused;
    out.push_back(std::move(f));
}

void findTaken(const Snapshot& s, std::vector<Finding>& out)
{
    PerDevice taken(FindingKind::AddressTaken, FindingWeight::Warning);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.protocol != Protocol::Dhcp || group.direction != Direction::Sent || s.text(group.kind) != "DECLINE")
            continue;
        Finding& f = taken.of(group.device, group.first, group.last);
        f.group = GroupId{i};
        f.count += group.events;
    }
    taken.into(out);
}

/// Who answered DHCP, and when.
struct Server {
    DeviceId device;
    IpAddress address;
    Timestamp first;
    Timestamp last;
};

/// Whose address it is now; invalid: nobody's that is known.
DeviceId holderOf(const Snapshot& s, const IpAddress& address)
{
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        if (s.devices[i].address == address)
            return DeviceId{i};
    }
    return {};
}

bool isServerAddress(const IpAddress& address)
{
    return address.isV4() && address.isPrivate();
}

std::vector<Server> serversOf(const Snapshot& s)
{
    constexpr std::uint16_t kServer = 67;
    constexpr std::uint16_t kClient = 68;
    std::map<DeviceId, Server> found;
    const auto add = [&](DeviceId device, const IpAddress& address, const Flow& flow) {
        if (!device.valid() || !isServerAddress(address))
            return;
        Server& server = found.try_emplace(device, Server{device, address, flow.first, flow.last}).first->second;
        server.first = std::min(server.first, flow.first);
        server.last = std::max(server.last, flow.last);
    };
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        if (flow.app != Protocol::Dhcp)
            continue;
        if (flow.peerPort == kServer && flow.packetsIn > 0 && isServerAddress(flow.peer))
            add(flow.peerDevice.valid() ? flow.peerDevice : holderOf(s, flow.peer), flow.peer, flow);
        else if (flow.peerPort == kClient && flow.packetsOut > 0 && flow.device.valid()) // to all
            add(flow.device, s.devices[flow.device.value].address, flow);
    }
    std::vector<Server> out;
    out.reserve(found.size());
    for (const auto& [device, server] : found)
        out.push_back(server);
    return out;
}

/// At one time: one may take another's place.
bool areRivals(const Server& a, const Server& b)
{
    return a.address != b.address && a.first < b.last && b.first < a.last;
}

/// By network: another network has its own server.
std::map<std::uint32_t, std::vector<Server>> byNetwork(const std::vector<Server>& servers)
{
    constexpr std::uint32_t kNetwork = 0xffffff00;
    std::map<std::uint32_t, std::vector<Server>> out;
    for (const Server& server : servers)
        out[server.address.toV4() & kNetwork].push_back(server);
    return out;
}

void findSeveral(const Snapshot& s, std::vector<Finding>& out)
{
    Finding f;
    f.kind = FindingKind::SeveralServers;
    f.weight = FindingWeight::Warning;
    for (const auto& [network, servers] : byNetwork(serversOf(s))) {
        for (const Server& server : servers) {
            if (std::none_of(servers.begin(), servers.end(), [&](const Server& o) { return areRivals(server, o); }))
                continue;
            f.first = f.about.empty() ? server.first : std::min(f.first, server.first);
            f.last = f.about.empty() ? server.last : std::max(f.last, server.last);
            f.about.push_back(server.address.text());
        }
    }
    if (f.about.empty())
        return;
    std::sort(f.about.begin(), f.about.end());
    f.count = f.about.size();
    out.push_back(std::move(f));
}

} // namespace

void findAddressTroubles(const Snapshot& s, std::vector<Finding>& out)
{
    const std::map<DeviceId, Asked> all = askedBy(s);
    const bool answersSeen = std::any_of(all.begin(), all.end(), [](const auto& one) { return one.second.answered; });
    for (const auto& [device, asked] : all) {
        findInVain(s, asked, answersSeen, out);
        findRefused(s, asked, out);
    }
    findTaken(s, out);
    findSeveral(s, out);
}

} // namespace phonehome

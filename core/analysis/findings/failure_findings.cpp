// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>
#include <set>

#include "core/analysis/findings/per_device.h"

namespace phonehome {

namespace {

constexpr std::uint32_t kQuestionsMin = 5;      ///< fewer may be a moment's trouble
constexpr std::uint32_t kQuestionsMost = 10000; ///< looked at
/// Who has not asked for so long, and as many of its own pauses, does not wait for an answer any more.
constexpr Duration kGivenUp = Duration::ofSeconds(60);
constexpr std::int64_t kGivenUpPauses = 3;
/// A device that is seen for so long before it comes up was up before.
constexpr Duration kUpBefore = Duration::ofSeconds(60);

/// Devices that anything was heard by: the capture shows the way back to them.
std::set<DeviceId> answered(const Snapshot& s)
{
    std::set<DeviceId> out;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].packetsIn > 0 && s.flows[i].packetsOut > 0)
            out.insert(s.flows[i].device);
    }
    return out;
}

/// The questions of a group that were not answered, back from its latest one.
struct Unanswered {
    std::uint64_t count = 0;
    Timestamp first;
    bool all = false; ///< none before them was; false too where that is no longer in memory, or not looked at
};

/// A server that refuses to keep a way in open has not kept it (RFC 8656 s7.2); others answer with their error.
bool isInVain(const Event& event)
{
    return event.outcome == Outcome::Unanswered ||
           (event.outcome == Outcome::Failed && event.protocol == Protocol::Stun);
}

Unanswered unansweredOf(const Snapshot& s, const Group& group)
{
    Unanswered out;
    EventId at = group.latest;
    for (; s.holds(at) && isInVain(s.events[at.value]) && out.count < kQuestionsMost; at = s.events[at.value].before) {
        out.first = s.events[at.value].time;
        ++out.count;
    }
    out.all = !at.valid();
    return out;
}

/// A call whose other end hung up, a server that it left for another.
bool hasGivenUp(const Snapshot& s, const Group& group, const Unanswered& unanswered)
{
    const Duration pause{(group.last - unanswered.first).ns / static_cast<std::int64_t>(unanswered.count)};
    const Duration silent = s.totals.last - group.last;
    return silent > kGivenUp && silent.ns / kGivenUpPauses > pause.ns;
}

/// Is it seen from here whether a peer answers?
bool isAnswerSeen(const Snapshot& s, const Group& group)
{
    const IpAddress& peer = group.lastPeer.address;
    if (peer.isMulticast() || peer.isLimitedBroadcast() || peer.isUnspecified())
        return false;
    // Of a call, both ends try all addresses that the other one has, those of its own home, too (RFC 8445 s6.1).
    if (group.protocol == Protocol::Stun && peer.isPrivate())
        return false;
    return s.isAbroad(peer) || s.vantage.lanUnicast == Visibility::Seen;
}

/// Answers that the snap length cut short are not read: where any came from there, none is missing for sure.
bool mayBeCut(const Snapshot& s, const Group& group)
{
    if (s.totals.cutPackets == 0)
        return false;
    const FlowId flow = s.holds(group.latest) ? s.events[group.latest.value].flow : FlowId{};
    return !flow.valid() || s.flows[flow.value].packetsIn > 0;
}

void findUnanswered(const Snapshot& s, std::vector<Finding>& out)
{
    const std::set<DeviceId> heard = answered(s);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        // Of a card or an address that nobody has, ARP asks for ever: that is how it finds out.
        if (group.direction != Direction::Sent || group.events < kQuestionsMin || group.protocol == Protocol::Arp ||
            !isAnswerSeen(s, group) || !heard.contains(group.device))
            continue;
        const Unanswered unanswered = unansweredOf(s, group);
        if (unanswered.count < kQuestionsMin || mayBeCut(s, group) ||
            (!unanswered.all && hasGivenUp(s, group, unanswered)))
            continue;
        const auto kind = unanswered.all ? FindingKind::NeverAnswered : FindingKind::NoLongerAnswered;
        const bool isLost = !unanswered.all && group.protocol == Protocol::Stun;
        Finding f = findingOf(kind, isLost ? FindingWeight::Warning : FindingWeight::Note, group, GroupId{i});
        f.count = unanswered.count;
        f.first = unanswered.first;
        out.push_back(std::move(f));
    }
}

void findStarts(const Snapshot& s, std::vector<Finding>& out)
{
    PerDevice all(FindingKind::CameUp, FindingWeight::Note);
    for (const DeviceRestart& restart : s.restarts) {
        if (restart.time - s.devices[restart.device.value].first >= kUpBefore)
            ++all.of(restart.device, restart.time, restart.time).count;
    }
    all.into(out);
}

} // namespace

void findFailures(const Snapshot& s, std::vector<Finding>& out)
{
    findUnanswered(s, out);
    findStarts(s, out);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <array>
#include <set>
#include <string_view>
#include <tuple>

#include "core/analysis/findings/per_device.h"

namespace phonehome {

namespace {

constexpr std::size_t kEventsLookedAt = 1000; ///< of a group

/// What a group of requests to the router opens ("UDP 9000"), by its kind; empty: nothing.
std::string_view opened(const Snapshot& s, const Group& group)
{
    constexpr std::array<std::string_view, 2> kCalls{"SOAP AddPortMapping ", "SOAP AddAnyPortMapping "};
    const std::string_view kind = s.text(group.kind);
    if (group.protocol == Protocol::Pcp && kind.starts_with("map "))
        return kind.substr(4);
    if (group.protocol == Protocol::Http) {
        for (const std::string_view call : kCalls) {
            if (kind.starts_with(call))
                return kind.substr(call.size());
        }
    }
    return {};
}

/// Was one of the latest requests granted?
bool wasGranted(const Snapshot& s, const Group& group)
{
    EventId at = group.latest;
    for (std::size_t i = 0; i < kEventsLookedAt && s.holds(at); ++i, at = s.events[at.value].before) {
        if (s.events[at.value].outcome == Outcome::Answered)
            return true;
    }
    return false;
}

/// Who keeps which way in open, or uses it: device, peer and the peer's port.
using Way = std::tuple<DeviceId, StringId, std::uint16_t>;

Way wayOf(const Group& group)
{
    return {group.device, group.peer, group.lastPeer.port};
}

/// Ways that devices keep open by a timer, so that their servers reach them at any time.
std::set<Way> keptOpen(const Snapshot& s)
{
    std::set<Way> out;
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.direction == Direction::Sent && group.lastPeer.address.isInternet() &&
            (group.protocol == Protocol::Stun || (group.protocol == Protocol::Other && group.cadence.main())))
            out.insert(wayOf(group));
    }
    return out;
}

/// Did the peer speak first, and not by a timer of its own, as servers do that look whether someone is still there?
bool isPush(const Group& group)
{
    return group.direction == Direction::Received && !group.cadence.main() &&
           (group.protocol == Protocol::Stun || group.protocol == Protocol::Other);
}

void findPushes(const Snapshot& s, std::vector<Finding>& out)
{
    const std::set<Way> open = keptOpen(s);
    PerDevice reached(FindingKind::ReachedFromOutside, FindingWeight::Note);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (!isPush(group) || !open.contains(wayOf(group)))
            continue;
        Finding& f = reached.of(group.device, group.first, group.last);
        f.about.push_back(s.text(group.peer));
        f.count += group.events;
        if (!f.group.valid() || group.events > s.groups[f.group.value].events)
            f.group = GroupId{i};
    }
    reached.into(out);
}

} // namespace

void findExposures(const Snapshot& s, std::vector<Finding>& out)
{
    PerDevice ports(FindingKind::PortOpened, FindingWeight::Warning);
    PerDevice plain(FindingKind::PlainHttp, FindingWeight::Note);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.direction != Direction::Sent)
            continue;
        if (const std::string_view port = opened(s, group); !port.empty() && wasGranted(s, group)) {
            Finding& f = ports.of(group.device, group.first, group.last);
            f.group = f.group.valid() ? f.group : GroupId{i};
            f.about.emplace_back(port);
        } else if (group.protocol == Protocol::Http && group.lastPeer.address.isInternet()) {
            Finding& f = plain.of(group.device, group.first, group.last);
            f.about.push_back(s.text(group.peer));
            f.count += group.events;
            if (!f.group.valid() || group.events > s.groups[f.group.value].events)
                f.group = GroupId{i};
        }
    }
    ports.into(out);
    plain.into(out);
    findPushes(s, out);
}

} // namespace phonehome

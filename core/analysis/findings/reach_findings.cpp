// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <set>
#include <tuple>

#include "core/analysis/accepted_calls.h"
#include "core/analysis/findings/per_device.h"

namespace phonehome {

namespace {

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
        if (group.direction == Direction::Sent && s.isAbroad(group.lastPeer.address) &&
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

/// A server that calls back by a way that a device opened for it is one, too: whoever else finds the port gets in as well.
void findCalls(const Snapshot& s, std::vector<Finding>& out)
{
    PerDevice took(FindingKind::TookCalls, FindingWeight::Warning);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        const std::string& kind = s.text(group.kind);
        if (group.direction != Direction::Received || group.protocol != Protocol::Other ||
            !kind.ends_with(kAcceptedKind))
            continue;
        took.addTalk(s, GroupId{i}, " → " + kind.substr(0, kind.size() - kAcceptedKind.size()));
    }
    took.into(out);
}

} // namespace

void findReached(const Snapshot& s, std::vector<Finding>& out)
{
    const std::set<Way> open = keptOpen(s);
    PerDevice reached(FindingKind::ReachedFromOutside, FindingWeight::Note);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (isPush(group) && open.contains(wayOf(group)))
            reached.addTalk(s, GroupId{i});
    }
    reached.into(out);
    findCalls(s, out);
}

} // namespace phonehome

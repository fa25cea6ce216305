// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <array>
#include <string_view>

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
}

} // namespace phonehome

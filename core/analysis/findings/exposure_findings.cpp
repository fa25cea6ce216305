// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/analysis/findings/per_device.h"

namespace phonehome {

namespace {

constexpr std::size_t kEventsLookedAt = 1000; ///< of a group

/// What a group of requests to the router opens or closes.
struct Door {
    std::string_view port; ///< "UDP 9000", "UDP all", "all"; "IPv6" for a pinhole, which has a number only
    bool opens = false;
};

std::optional<Door> doorOf(const Snapshot& s, const Group& group)
{
    struct Call {
        Protocol protocol;
        std::string_view start;
        bool opens;
    };
    static constexpr std::array kCalls{Call{Protocol::Pcp, "map ", true}, Call{Protocol::Pcp, "unmap ", false},
                                       Call{Protocol::Http, "SOAP AddPortMapping ", true},
                                       Call{Protocol::Http, "SOAP AddAnyPortMapping ", true},
                                       Call{Protocol::Http, "SOAP DeletePortMapping ", false}};
    const std::string_view kind = s.text(group.kind);
    for (const Call& call : kCalls) {
        if (group.protocol == call.protocol && kind.starts_with(call.start))
            return Door{kind.substr(call.start.size()), call.opens};
    }
    // WANIPv6FirewallControl:1 s2.4.
    if (group.protocol == Protocol::Http && (kind == "SOAP AddPinhole" || kind == "SOAP DeletePinhole"))
        return Door{"IPv6", kind == "SOAP AddPinhole"};
    return std::nullopt;
}

/// The latest of the group's requests that was granted; nullptr for none.
const Event* lastGranted(const Snapshot& s, const Group& group)
{
    EventId at = group.latest;
    for (std::size_t i = 0; i < kEventsLookedAt && s.holds(at); ++i, at = s.events[at.value].before) {
        if (s.events[at.value].outcome == Outcome::Answered)
            return &s.events[at.value];
    }
    return nullptr;
}

/// When each device last closed each port.
using Closed = std::map<std::pair<DeviceId, std::string_view>, Timestamp>;

Closed closedPorts(const Snapshot& s)
{
    Closed out;
    for (std::size_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        const auto door = group.direction == Direction::Sent ? doorOf(s, group) : std::nullopt;
        const Event* granted = door && !door->opens ? lastGranted(s, group) : nullptr;
        if (granted) {
            Timestamp& time = out.try_emplace({group.device, door->port}, granted->time).first->second;
            time = std::max(time, granted->time);
        }
    }
    return out;
}

/// Nobody closed it, and what the router granted it for is not over.
bool isOpenAtTheEnd(const Snapshot& s, const Event& granted, std::string_view port, const Closed& closed)
{
    const std::string_view protocol = port.substr(0, port.find(' '));
    for (const std::string& what : {std::string(port), std::string(protocol) + " all", std::string("all")}) {
        const auto at = closed.find({granted.device, what});
        if (at != closed.end() && at->second >= granted.time)
            return false;
    }
    return granted.promised == Event::kNoPromise ||
           granted.time + Duration::ofSeconds(granted.promised) >= s.totals.last;
}

void findPorts(const Snapshot& s, std::vector<Finding>& out)
{
    const Closed closed = closedPorts(s);
    PerDevice open(FindingKind::PortOpened, FindingWeight::Warning);
    PerDevice over(FindingKind::PortOpened, FindingWeight::Note);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        const auto door = group.direction == Direction::Sent ? doorOf(s, group) : std::nullopt;
        const Event* granted = door && door->opens ? lastGranted(s, group) : nullptr;
        if (!granted)
            continue;
        const bool isOpen = isOpenAtTheEnd(s, *granted, door->port, closed);
        Finding& f = (isOpen ? open : over).of(group.device, group.first, group.last);
        f.over = !isOpen;
        f.group = f.group.valid() ? f.group : GroupId{i};
        f.about.emplace_back(door->port);
    }
    open.into(out);
    over.into(out);
}

} // namespace

void findExposures(const Snapshot& s, std::vector<Finding>& out)
{
    findPorts(s, out);
    PerDevice plain(FindingKind::PlainHttp, FindingWeight::Note);
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.direction == Direction::Sent && group.protocol == Protocol::Http &&
            s.isAbroad(group.lastPeer.address))
            plain.addTalk(s, GroupId{i});
    }
    plain.into(out);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

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

/// The device's finding of this kind, made where there is none.
Finding& findingOf(std::map<DeviceId, Finding>& all, FindingKind kind, FindingWeight weight, const Group& group,
                   GroupId id)
{
    const auto [at, isNew] = all.try_emplace(group.device);
    Finding& f = at->second;
    if (isNew) {
        f.kind = kind;
        f.weight = weight;
        f.device = group.device;
        f.group = id;
        f.first = group.first;
        f.last = group.last;
    }
    f.first = std::min(f.first, group.first);
    f.last = std::max(f.last, group.last);
    return f;
}

void tell(std::map<DeviceId, Finding>& all, std::vector<Finding>& out)
{
    for (auto& [device, finding] : all) {
        std::sort(finding.about.begin(), finding.about.end());
        finding.about.erase(std::unique(finding.about.begin(), finding.about.end()), finding.about.end());
        if (finding.kind == FindingKind::PortOpened)
            finding.count = finding.about.size();
        out.push_back(std::move(finding));
    }
}

} // namespace

void findExposures(const Snapshot& s, std::vector<Finding>& out)
{
    std::map<DeviceId, Finding> ports;
    std::map<DeviceId, Finding> plain;
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& group = s.groups[i];
        if (group.direction != Direction::Sent)
            continue;
        if (const std::string_view port = opened(s, group); !port.empty() && wasGranted(s, group)) {
            Finding& f = findingOf(ports, FindingKind::PortOpened, FindingWeight::Warning, group, GroupId{i});
            f.about.emplace_back(port);
        } else if (group.protocol == Protocol::Http && group.lastPeer.address.isInternet()) {
            Finding& f = findingOf(plain, FindingKind::PlainHttp, FindingWeight::Note, group, GroupId{i});
            f.about.push_back(s.text(group.peer));
            f.count += group.events;
            if (group.events > s.groups[f.group.value].events)
                f.group = GroupId{i};
        }
    }
    tell(ports, out);
    tell(plain, out);
}

} // namespace phonehome

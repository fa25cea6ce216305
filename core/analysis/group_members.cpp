// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/group_members.h"

#include <set>

#include "core/net/domain_name.h"

namespace phonehome {

namespace {

bool isPattern(const std::string& text)
{
    return text.starts_with('[');
}

} // namespace

GroupMembers groupMembers(const Snapshot& s, const Group& group)
{
    const std::string& peer = s.text(group.peer);
    const std::string& pattern = isPattern(peer) ? peer : s.text(group.kind);
    GroupMembers out;
    if (!isPattern(pattern))
        return out;
    std::set<std::string> names;
    std::set<IpAddress> addresses;
    for (std::size_t i = 0; i < s.names.size(); ++i) {
        const NameRow& row = s.names[i];
        if (row.device != group.device || poolPattern(s.text(row.name)) != pattern)
            continue;
        names.insert(s.text(row.name));
        for (const NameAnswer& answer : row.answers)
            addresses.insert(answer.address);
    }
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        if (flow.device != group.device || poolPattern(s.text(flow.name)) != pattern)
            continue;
        names.insert(s.text(flow.name));
        addresses.insert(flow.peer);
    }
    out.names.assign(names.begin(), names.end());
    out.addresses = addresses.size();
    return out;
}

std::string eventPeer(const Snapshot& s, const Event& event)
{
    const std::string& peer = s.text(s.groups[event.group.value].peer);
    if (!isPattern(peer) || !event.flow.valid())
        return peer;
    const std::string& name = s.text(s.flows[event.flow.value].name);
    return name.empty() ? peer : name;
}

} // namespace phonehome

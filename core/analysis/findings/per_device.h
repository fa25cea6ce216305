// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/analysis/findings/finding.h"

namespace phonehome {

/// A finding of one group of events.
inline Finding findingOf(FindingKind kind, FindingWeight weight, const Group& group, GroupId id)
{
    Finding f;
    f.kind = kind;
    f.weight = weight;
    f.device = group.device;
    f.group = id;
    f.first = group.first;
    f.last = group.last;
    return f;
}

/// Findings of one kind while they are collected, one for each device.
class PerDevice {
public:
    PerDevice(FindingKind kind, FindingWeight weight) : m_kind(kind), m_weight(weight) {}

    /// The device's, made where there is none, with this time in its span.
    Finding& of(DeviceId device, Timestamp first, Timestamp last)
    {
        const auto [at, isNew] = m_all.try_emplace(device);
        Finding& f = at->second;
        if (isNew) {
            f.kind = m_kind;
            f.weight = m_weight;
            f.device = device;
            f.first = first;
            f.last = last;
        }
        f.first = std::min(f.first, first);
        f.last = std::max(f.last, last);
        return f;
    }

    /// Talk of a group's device with its peer, each event counted; the finding leads to the group that has most of them.
    /// suffix: what to say of it behind the peer.
    void addTalk(const Snapshot& snapshot, GroupId id, const std::string& suffix = {})
    {
        const Group& group = snapshot.groups[id.value];
        Finding& f = of(group.device, group.first, group.last);
        f.about.push_back(snapshot.text(group.peer) + suffix);
        f.count += group.events;
        if (!f.group.valid() || group.events > snapshot.groups[f.group.value].events)
            f.group = id;
    }

    /// All of them; what they are about is sorted, each but once.
    void into(std::vector<Finding>& out)
    {
        for (auto& [device, finding] : m_all) {
            std::sort(finding.about.begin(), finding.about.end());
            finding.about.erase(std::unique(finding.about.begin(), finding.about.end()), finding.about.end());
            if (finding.count == 0)
                finding.count = finding.about.size();
            out.push_back(std::move(finding));
        }
    }

private:
    FindingKind m_kind;
    FindingWeight m_weight;
    std::map<DeviceId, Finding> m_all;
};

} // namespace phonehome

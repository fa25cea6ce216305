// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>
#include <map>

#include "core/analysis/lookup_audit.h"

namespace phonehome {

namespace {

/// What of a device's flows is found, in one finding, with the talk that says most as its flow.
class PerDevice {
public:
    PerDevice(FindingKind kind, const Snapshot& snapshot) : m_kind(kind), m_snapshot(snapshot) {}

    void add(FlowId id, std::string about)
    {
        const Flow& flow = m_snapshot.flows[id.value];
        const auto [at, isNew] = m_all.try_emplace(flow.device);
        Finding& f = at->second;
        if (isNew) {
            f.kind = m_kind;
            f.weight = FindingWeight::Note;
            f.device = flow.device;
            f.flow = id;
            f.first = flow.first;
            f.last = flow.last;
        }
        f.first = std::min(f.first, flow.first);
        f.last = std::max(f.last, flow.last);
        if (flow.bytesOut > m_snapshot.flows[f.flow.value].bytesOut)
            f.flow = id;
        f.about.push_back(std::move(about));
    }

    void into(std::vector<Finding>& out)
    {
        for (auto& [device, finding] : m_all) {
            std::sort(finding.about.begin(), finding.about.end());
            finding.about.erase(std::unique(finding.about.begin(), finding.about.end()), finding.about.end());
            finding.count = finding.about.size();
            out.push_back(std::move(finding));
        }
    }

private:
    FindingKind m_kind;
    const Snapshot& m_snapshot;
    std::map<DeviceId, Finding> m_all;
};

} // namespace

void findHiddenLookups(const Snapshot& s, std::vector<Finding>& out)
{
    PerDevice hardCoded(FindingKind::HardCoded, s);
    PerDevice encrypted(FindingKind::EncryptedLookups, s);
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        if (s.audit && s.audit->of(flow) == MissingLookup::HardCoded)
            hardCoded.add(FlowId{i}, flow.peer.text());
        if (flow.packetsOut > 0 && isEncryptedLookup(s, flow))
            encrypted.add(FlowId{i}, s.peerOf(flow));
    }
    hardCoded.into(out);
    encrypted.into(out);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <string>
#include <unordered_set>

#include "core/analysis/findings/per_device.h"
#include "core/analysis/lookup_audit.h"
#include "core/analysis/offered.h"

namespace phonehome {

namespace {

/// Adds talk to its device's finding; the talk that says most leads to it.
void add(const Snapshot& s, PerDevice& findings, FlowId id, std::string about)
{
    const Flow& flow = s.flows[id.value];
    Finding& f = findings.of(flow.device, flow.first, flow.last);
    if (!f.flow.valid() || flow.bytesOut > s.flows[f.flow.value].bytesOut)
        f.flow = id;
    f.about.push_back(std::move(about));
}

} // namespace

void findHiddenLookups(const Snapshot& s, std::vector<Finding>& out)
{
    PerDevice hardCoded(FindingKind::HardCoded, FindingWeight::Note);
    PerDevice encrypted(FindingKind::EncryptedLookups, FindingWeight::Note);
    // Of a device that is told whom to ask, ResolversIgnored says who else it asks.
    std::unordered_set<DeviceId> told;
    for (const ResolverOffer& offer : s.resolvers)
        told.insert(offer.device);
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        const bool isSaid = asksForNames(flow) && told.contains(flow.device);
        if (s.audit && !isSaid && s.audit->of(flow) == MissingLookup::HardCoded)
            add(s, hardCoded, FlowId{i}, flow.peer.text());
        if (flow.packetsOut > 0 && asksEncrypted(s, flow))
            add(s, encrypted, FlowId{i}, s.peerOf(flow));
    }
    hardCoded.into(out);
    encrypted.into(out);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings/finders.h"

#include <algorithm>

#include "core/analysis/resolver_offers.h"
#include "core/analysis/time_servers.h"

namespace phonehome {

namespace {

Finding of(FindingKind kind, const Snapshot& s, DeviceId device, const std::vector<FlowId>& asked)
{
    Finding f;
    f.kind = kind;
    f.weight = FindingWeight::Advice;
    f.device = device;
    f.flow = asked.front();
    f.first = s.flows[f.flow.value].first;
    for (const FlowId id : asked) {
        const Flow& flow = s.flows[id.value];
        f.about.push_back(s.peerOf(flow));
        f.first = std::min(f.first, flow.first);
        f.last = std::max(f.last, flow.last);
    }
    std::sort(f.about.begin(), f.about.end());
    f.count = f.about.size();
    return f;
}

} // namespace

void findIgnoredOffers(const Snapshot& s, std::vector<Finding>& out)
{
    for (const TimeServersIgnored& found : ignoredTimeServers(s)) {
        Finding f = of(FindingKind::TimeServersIgnored, s, found.offer.device, found.asked);
        f.offeredToo = found.offeredToo;
        for (const IpAddress& server : found.offer.servers)
            f.offered.push_back(server.text());
        f.offered.insert(f.offered.end(), found.offer.names.begin(), found.offer.names.end());
        out.push_back(std::move(f));
    }
    for (const ResolversIgnored& found : ignoredResolvers(s)) {
        Finding f = of(FindingKind::ResolversIgnored, s, found.offer.device, found.asked);
        f.offeredToo = found.offeredToo;
        for (const IpAddress& resolver : found.offer.resolvers)
            f.offered.push_back(resolver.text());
        out.push_back(std::move(f));
    }
}

} // namespace phonehome

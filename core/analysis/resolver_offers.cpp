// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/resolver_offers.h"

#include <algorithm>
#include <unordered_set>

#include "core/analysis/offered.h"

namespace phonehome {

namespace {

constexpr std::size_t kResolversMax = 64; ///< of one device: a flood of offers is none

void addNew(std::vector<IpAddress>& to, const std::vector<IpAddress>& more)
{
    for (const IpAddress& address : more) {
        if (to.size() < kResolversMax && !address.isUnspecified() &&
            std::find(to.begin(), to.end(), address) == to.end())
            to.push_back(address);
    }
}

/// Devices that others ask, or are told to ask, for names.
std::unordered_set<DeviceId> resolversAtHome(const Snapshot& s)
{
    std::unordered_set<IpAddress> offered;
    for (const ResolverOffer& offer : s.resolvers)
        offered.insert(offer.resolvers.begin(), offer.resolvers.end());
    return serversAtHome(s, asksForNames, offered);
}

} // namespace

void ResolverOffers::add(DeviceId device, const std::vector<IpAddress>& resolvers, Timestamp time)
{
    if (!device.valid() || resolvers.empty())
        return;
    ResolverOffer& offer = m_offered.try_emplace(device, ResolverOffer{device, {}, time}).first->second;
    addNew(offer.resolvers, resolvers);
}

void ResolverOffers::on(const DhcpMessage& m, Timestamp time)
{
    if (isGranted(m) && m.clientMac && m.dnsServers)
        add(m_devices.findMac(*m.clientMac), *m.dnsServers, time);
}

void ResolverOffers::on(const Dhcp6Message& m, DeviceId client, Timestamp time)
{
    if (m.type == Dhcp6Type::Reply)
        add(client, m.dnsServers, time);
}

void ResolverOffers::on(const IcmpMessage& m)
{
    for (const auto& server : m.router.dnsServers)
        addNew(m_announced, {server.address});
}

std::vector<ResolverOffer> ResolverOffers::all() const
{
    std::vector<ResolverOffer> out;
    for (const auto& [device, offer] : m_offered) {
        out.push_back(offer);
        addNew(out.back().resolvers, m_announced);
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.device.value < b.device.value; });
    return out;
}

std::vector<ResolversIgnored> ignoredResolvers(const Snapshot& s)
{
    std::vector<ResolversIgnored> all;
    std::unordered_map<DeviceId, std::size_t> ofDevice;
    const std::unordered_set<DeviceId> atHome =
        s.resolvers.empty() ? std::unordered_set<DeviceId>() : resolversAtHome(s);
    for (const ResolverOffer& offer : s.resolvers) {
        if (s.devices[offer.device.value].router || atHome.contains(offer.device))
            continue;
        ofDevice.emplace(offer.device, all.size());
        all.push_back({offer, {}, false});
    }
    for (std::uint32_t i = 0; i < s.flows.size() && !all.empty(); ++i) {
        const Flow& flow = s.flows[i];
        const auto offered = asksForNames(flow) ? ofDevice.find(flow.device) : ofDevice.end();
        if (offered == ofDevice.end())
            continue;
        ResolversIgnored& found = all[offered->second];
        if (flow.last < found.offer.since || found.asked.size() >= kResolversMax)
            continue;
        const auto isKnown = [&](FlowId id) { return s.flows[id.value].peer == flow.peer; };
        if (isOneOf(s, flow, found.offer.resolvers))
            found.offeredToo = true;
        else if (std::none_of(found.asked.begin(), found.asked.end(), isKnown))
            found.asked.push_back(FlowId{i});
    }
    std::erase_if(all, [](const ResolversIgnored& found) { return found.asked.empty(); });
    return all;
}

} // namespace phonehome

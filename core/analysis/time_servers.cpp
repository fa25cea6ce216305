// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/time_servers.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/analysis/offered.h"

namespace phonehome {

namespace {

constexpr std::uint8_t kTimeServers = 42;
constexpr std::uint16_t kTimeServersV6 = 56;
constexpr std::uint16_t kSimpleTimeServersV6 = 31;
constexpr std::size_t kOffersMax = 8;

} // namespace

void TimeServerOffers::on(const DhcpMessage& m, Timestamp time)
{
    if (!m.clientMac)
        return;
    const DeviceId client = m_devices.findMac(*m.clientMac);
    if (!client.valid())
        return;
    const bool fromClient = m.op == 1;
    if (fromClient && m.parameterList) {
        const auto& list = *m.parameterList;
        m_said[client].wanted = std::find(list.begin(), list.end(), kTimeServers) != list.end();
    } else if (isGranted(m) && m.ntpServers && !m.ntpServers->empty()) {
        m_said[client].servers = *m.ntpServers;
        m_said[client].since = m_said[client].since.value_or(time);
    }
}

void TimeServerOffers::on(const Dhcp6Message& m, DeviceId client, Timestamp time)
{
    if (!client.valid())
        return;
    if (m.isQuestion()) {
        const auto asksFor = [&](std::uint16_t option) {
            return std::find(m.requested.begin(), m.requested.end(), option) != m.requested.end();
        };
        if (!m.requested.empty())
            m_said[client].wantedV6 = asksFor(kTimeServersV6) || asksFor(kSimpleTimeServersV6);
    } else if (m.type == Dhcp6Type::Reply && (!m.timeServers.empty() || !m.timeNames.empty())) {
        m_said[client].since = m_said[client].since.value_or(time);
        // Kept for each client: no server tells more that are of use.
        const auto some = [](const auto& all) { return std::min<std::size_t>(all.size(), kOffersMax); };
        m_said[client].v6.assign(m.timeServers.begin(), m.timeServers.begin() + some(m.timeServers));
        m_said[client].names.assign(m.timeNames.begin(), m.timeNames.begin() + some(m.timeNames));
    }
}

std::vector<TimeServerOffer> TimeServerOffers::all() const
{
    std::vector<TimeServerOffer> out;
    for (const auto& [device, said] : m_said) {
        TimeServerOffer offer{device, said.servers, said.names, said.wanted || said.wantedV6,
                              said.since.value_or(Timestamp())};
        offer.servers.insert(offer.servers.end(), said.v6.begin(), said.v6.end());
        if (!offer.servers.empty() || !offer.names.empty())
            out.push_back(std::move(offer));
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.device.value < b.device.value; });
    return out;
}

std::vector<TimeServersIgnored> ignoredTimeServers(const Snapshot& s)
{
    if (s.timeServers.empty())
        return {};
    struct Asked {
        TimeServersIgnored found;
        std::set<std::string> met;
    };
    std::unordered_set<IpAddress> servers;
    for (const TimeServerOffer& offer : s.timeServers)
        servers.insert(offer.servers.begin(), offer.servers.end());
    const auto atHome = serversAtHome(s, asksForTime, servers);
    std::vector<Asked> all;
    std::unordered_map<DeviceId, std::size_t> ofDevice;
    for (const TimeServerOffer& offer : s.timeServers) {
        if (s.devices[offer.device.value].router || atHome.contains(offer.device))
            continue;
        ofDevice.emplace(offer.device, all.size());
        all.push_back({{offer, {}, false}, {}});
    }
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        const auto offered = asksForTime(flow) ? ofDevice.find(flow.device) : ofDevice.end();
        if (offered == ofDevice.end())
            continue;
        auto& [found, met] = all[offered->second];
        const TimeServerOffer& offer = found.offer;
        if (flow.last < offer.since)
            continue; // it was told later
        const std::string peer = s.peerOf(flow);
        if (isOneOf(s, flow, offer.servers) ||
            std::find(offer.names.begin(), offer.names.end(), peer) != offer.names.end())
            found.offeredToo = true;
        else if (met.insert(peer).second)
            found.asked.push_back(FlowId{i});
    }
    std::vector<TimeServersIgnored> out;
    for (Asked& asked : all) {
        if (!asked.found.asked.empty())
            out.push_back(std::move(asked.found));
    }
    return out;
}

} // namespace phonehome

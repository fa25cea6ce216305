// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/time_servers.h"

#include <algorithm>
#include <set>
#include <string>

namespace phonehome {

namespace {

constexpr std::uint8_t kTimeServers = 42;
constexpr std::uint16_t kNtpPort = 123;

/// Is it a question that the device asks of a time server, rather than what a server of its own hears?
bool isAsked(const Flow& flow)
{
    return flow.app == Protocol::Ntp && flow.peerPort == kNtpPort && !flow.peer.isMulticast() &&
           !flow.peer.isLimitedBroadcast() && flow.packetsOut > 0;
}

} // namespace

void TimeServerOffers::on(const DhcpMessage& m)
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
    } else if (!fromClient && m.ntpServers && !m.ntpServers->empty()) {
        m_said[client].servers = *m.ntpServers;
    }
}

std::vector<TimeServerOffer> TimeServerOffers::all() const
{
    std::vector<TimeServerOffer> out;
    for (const auto& [device, said] : m_said) {
        if (!said.servers.empty())
            out.push_back({device, said.servers, said.wanted});
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
    std::vector<Asked> all;
    std::unordered_map<DeviceId, std::size_t> ofDevice;
    for (const TimeServerOffer& offer : s.timeServers) {
        ofDevice.emplace(offer.device, all.size());
        all.push_back({{offer, {}, false}, {}});
    }
    for (std::uint32_t i = 0; i < s.flows.size(); ++i) {
        const Flow& flow = s.flows[i];
        const auto offered = isAsked(flow) ? ofDevice.find(flow.device) : ofDevice.end();
        if (offered == ofDevice.end())
            continue;
        auto& [found, met] = all[offered->second];
        const auto& servers = found.offer.servers;
        if (std::find(servers.begin(), servers.end(), flow.peer) != servers.end())
            found.offeredToo = true;
        else if (met.insert(s.peerOf(flow)).second)
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

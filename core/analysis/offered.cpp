// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/offered.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::uint16_t kDnsPort = 53;
constexpr std::uint16_t kNtpPort = 123;

bool asks(const Flow& flow, Protocol protocol, std::uint16_t port)
{
    return flow.app == protocol && flow.peerPort == port && flow.packetsOut > 0 && !flow.peer.isMulticast() &&
           !flow.peer.isLimitedBroadcast();
}

} // namespace

bool asksForNames(const Flow& flow)
{
    return asks(flow, Protocol::Dns, kDnsPort);
}

bool asksForTime(const Flow& flow)
{
    return asks(flow, Protocol::Ntp, kNtpPort);
}

bool isGranted(const DhcpMessage& m)
{
    return m.op == 2 && (!m.type || m.type == DhcpType::Ack);
}

bool isOneOf(const Snapshot& s, const Flow& flow, const std::vector<IpAddress>& addresses)
{
    const auto isAmong = [&](const IpAddress& address) {
        return std::find(addresses.begin(), addresses.end(), address) != addresses.end();
    };
    if (isAmong(flow.peer))
        return true;
    if (!flow.peerDevice.valid())
        return false;
    const Device& device = s.devices[flow.peerDevice.value];
    return isAmong(device.address) || std::any_of(device.leases.begin(), device.leases.end(),
                                                  [&](const AddressLease& lease) { return isAmong(lease.address); });
}

std::unordered_set<DeviceId> serversAtHome(const Snapshot& s, bool (*asks)(const Flow&),
                                           const std::unordered_set<IpAddress>& offered)
{
    std::unordered_set<DeviceId> out;
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].peerDevice.valid() && asks(s.flows[i]))
            out.insert(s.flows[i].peerDevice);
    }
    for (std::uint32_t i = 0; i < s.devices.size(); ++i) {
        const Device& device = s.devices[i];
        if (offered.contains(device.address) ||
            std::any_of(device.leases.begin(), device.leases.end(),
                        [&](const AddressLease& lease) { return offered.contains(lease.address); }))
            out.insert(DeviceId{i});
    }
    return out;
}

} // namespace phonehome

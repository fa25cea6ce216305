// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/offered.h"

#include <algorithm>

namespace phonehome {

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

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "core/analysis/device_table.h"
#include "core/analysis/snapshot.h"
#include "core/decode/dhcp.h"

namespace phonehome {

/// Collects the time servers that DHCP offers (option 42; RFC 2132 s8.3), by device.
class TimeServerOffers {
public:
    explicit TimeServerOffers(const DeviceTable& devices) : m_devices(devices) {}
    /// After the device of the message's client was made, if it is to be.
    void on(const DhcpMessage& message);
    /// Of every device that was offered any, in order of the devices.
    std::vector<TimeServerOffer> all() const;

private:
    struct Said {
        std::vector<IpAddress> servers; ///< of the last answer that names any
        bool wanted = false;
    };
    const DeviceTable& m_devices;
    std::unordered_map<DeviceId, Said> m_said;
};

/// A device that asks other time servers than DHCP offers it.
struct TimeServersIgnored {
    TimeServerOffer offer;
    std::vector<FlowId> asked; ///< its talk with the others, one for each name, else address
    bool offeredToo = false;   ///< it asks one of the offered as well
};

/// By device; devices that ask no time server, or only those that were offered, are not among them.
std::vector<TimeServersIgnored> ignoredTimeServers(const Snapshot& snapshot);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "core/analysis/device_table.h"
#include "core/analysis/snapshot.h"
#include "core/decode/dhcp.h"
#include "core/decode/dhcp6.h"

namespace phonehome {

/// Collects the time servers that DHCP offers (option 42; RFC 2132 s8.3), and DHCPv6 (31 and 56; RFC 4075, 5908), by
/// device.
class TimeServerOffers {
public:
    explicit TimeServerOffers(const DeviceTable& devices) : m_devices(devices) {}
    /// After the device of the message's client was made, if it is to be. Offers that are not taken do not count.
    void on(const DhcpMessage& message, Timestamp time);
    /// client: whom the message is from or for; invalid where nobody knows.
    void on(const Dhcp6Message& message, DeviceId client, Timestamp time);
    /// Of every device that was offered any, in order of the devices.
    std::vector<TimeServerOffer> all() const;

private:
    struct Said {
        std::vector<IpAddress> servers; ///< of the last answer that names any
        std::vector<IpAddress> v6;      ///< the same of DHCPv6
        std::vector<std::string> names;
        bool wanted = false;   ///< of DHCP
        bool wantedV6 = false; ///< of DHCPv6
        std::optional<Timestamp> since;
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

/// By device; devices that ask no time server, or only those that were offered, are not among them, nor are routers and
/// those that tell others the time: they have to ask somebody else.
std::vector<TimeServersIgnored> ignoredTimeServers(const Snapshot& snapshot);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Whom devices talked to on the internet by one transport and port.
struct AllowedPort {
    std::uint8_t transport = 0;       ///< IP protocol number
    std::uint16_t port = 0;           ///< the peers'; 0 where the transport has none
    std::vector<std::string> names;   ///< that a resolver gives their addresses for: host names, lower case, sorted
    std::vector<IpAddress> strays;    ///< peers that no such name leads to: sorted
    std::vector<IpAddress> addresses; ///< of all of them, as they were met; sorted
};

/// What a firewall would have to let through for devices to go on with what they did.
struct AllowList {
    std::vector<DeviceId> devices;  ///< that reached anybody, ascending
    std::vector<AllowedPort> ports; ///< by transport and port
    std::uint64_t leftOut = 0;      ///< talks beyond what such a list can hold
    bool empty() const { return ports.empty(); }
};

/// Of one device; of all with an invalid id, but for routers: what they reach, they reach for others. Only what a device
/// began counts, not what it answered. At most 64 ports and 1,024 addresses: who talks to more talks to anybody.
AllowList allowList(const Snapshot& snapshot, DeviceId device = {});

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// How long a router has to remember silent connections of one kind, so that those who keep them alive stay reachable.
struct SessionNeed {
    std::uint8_t transport = 0; ///< ip_protocol::kUdp or kTcp
    std::uint16_t port = 0;     ///< the peer's
    Protocol protocol = Protocol::Other;
    std::vector<DeviceId> devices;  ///< ascending
    std::vector<std::string> peers; ///< names or addresses, sorted; hostile text
    double period = 0;              ///< seconds between two beats, of the slowest
    double longest = 0;             ///< seconds from a beat to the last try of the next one, of the slowest
    std::optional<double> promised; ///< what servers promise to keep it for, seconds; the longest
    std::uint64_t missed = 0;       ///< beats that were not seen, of all
    int seconds = 0;                ///< so long, with something to spare; see sessionSeconds()
};

/// What a home's router could do for, or against, what its devices do by themselves. Routers, and devices that serve
/// others at home, are no askers: they must ask somebody.
struct RouterNeeds {
    std::vector<SessionNeed> sessions;      ///< UDP before TCP, by port
    std::vector<DeviceId> timeAskers;       ///< ask time servers on the internet, ascending
    std::vector<std::string> timeServers;   ///< that they ask, names or addresses, sorted; hostile text
    std::vector<DeviceId> nameAskers;       ///< ask resolvers on the internet in the open, ascending
    std::vector<std::string> resolvers;     ///< that they ask, likewise
    std::optional<IpAddress> routerAddress; ///< IPv4, at home; nullopt where the router is not told apart
    bool empty() const { return sessions.empty() && timeAskers.empty() && nameAskers.empty(); }
};

/// Of one device; of all with an invalid id. Sessions are those that a timer surely keeps alive in one connection: STUN,
/// but for calls, and talk that no decoder reads; what opens a new one each time (lookups, NTP, requests, hellos) needs none kept.
/// Takes time by groups, flows and devices.
RouterNeeds routerNeeds(const Snapshot& snapshot, DeviceId device = {});

/// So long a session has to be remembered: the longer of the longest wait for a beat and of what was promised, a
/// twentieth more, up to the next half minute; a day at most. 310 s with tries until 341.5 s and 330 s promised: 360.
int sessionSeconds(double longest, std::optional<double> promised);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// What the capture and the resolver's log of the sample week must agree on.
struct WemoWeekPlan {
    /// One question for the time, asked of an address just looked up.
    struct TimePoll {
        Timestamp time;
        std::string name;
        IpAddress server;
        bool clockSet = true; ///< false: first since power came, the clock still says January 2000
    };
    /// One way to the cloud: lookup, referral, TURN connection.
    struct Connection {
        Timestamp lookup;
        Timestamp end; ///< nothing is sent on it from here on
        IpAddress publicAddress;
        bool afterBoot = true;
    };

    Timestamp start; ///< the switch boots: the first frame
    Timestamp end;   ///< seven days later
    Timestamp powerLost;
    Timestamp powerBack;
    Timestamp addressChange;
    std::vector<TimePoll> timePolls;     ///< in time order
    std::vector<Connection> connections; ///< in time order
    std::vector<Timestamp> checkLookups; ///< of the cloud's name, with no connection after them

    /// From one boot to the loss of power, or to the end.
    struct Uptime {
        Timestamp boot;
        Timestamp end;
    };
    std::vector<Uptime> uptimes() const { return {{start, powerLost}, {powerBack, end}}; }
};

WemoWeekPlan wemoWeekPlan();

inline constexpr const char* kCloudName = "nat.wemo2.com";
inline const IpAddress kSwitchIp = IpAddress::v4(192, 168, 1, 107);
inline const IpAddress kBalancerIp = IpAddress::v4(198, 51, 100, 20);

} // namespace phonehome

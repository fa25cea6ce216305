// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "tests/support/split_mix.h"
#include "tests/support/tcp_talk.h"
#include "tests/support/wemo_week_plan.h"

// The parts of the sample week, each adding its frames to the end of `out`, in no order among them.
namespace phonehome {

inline constexpr MacAddress kSwitchMac{{0x24, 0xf5, 0xa2, 0x3c, 0x5d, 0x19}};
inline constexpr MacAddress kRouterMac{{0x00, 0x90, 0x0b, 0x5e, 0x01, 0x01}};
inline const IpAddress kRouterIp = IpAddress::v4(192, 168, 1, 1);

/// From the switch through the router.
inline Route switchTo(std::uint16_t port, const Endpoint& server)
{
    return {kSwitchMac, kRouterMac, {kSwitchIp, port}, server};
}

/// TLS to the load balancer, referral, TURN.
void addCloud(const WemoWeekPlan& plan, SplitMix& random, std::vector<TimedFrame>& out);
/// NTP questions and answers.
void addTime(const WemoWeekPlan& plan, SplitMix& random, std::vector<TimedFrame>& out);
/// DHCP, ARP, IGMP, SSDP and mDNS of one uptime.
void addHome(const WemoWeekPlan::Uptime& uptime, SplitMix& random, std::vector<TimedFrame>& out);

} // namespace phonehome

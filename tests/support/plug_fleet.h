// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/net/mac_address.h"
#include "tests/support/tcp_talk.h"

namespace phonehome {

/// What one plug does. Seconds; a period of 0: never.
struct PlugHabits {
    double refresh = 310; ///< STUN Refresh, on a timer of its own
    std::uint32_t lifetime = 330;
    double askTime = 600;  ///< NTP
    double announce = 900; ///< SSDP, give or take 60 s, with the plug's UUID
    double probe = 0;      ///< STUN Binding, which the others do not ask for
    double from = 0;       ///< when it is plugged in
    double refreshUntil = 1e9;
    double announceUntil = 1e9;
    std::uint8_t timeServer = 0; ///< 203.0.113.x; 0: one that is this plug's own, 50 and its number
    std::uint32_t maker = 0;     ///< 0: Belkin, 1: TP-Link, 2: nobody knows, its address is private
};

/// "24:f5:a2:00:01:07" of plug 7 of Belkin's.
MacAddress plugMac(std::uint32_t plug, std::uint32_t maker = 0);
/// Their frames in time order, from second 1'588'550'400 on. The same for the same seed.
std::vector<TimedFrame> plugFleet(const std::vector<PlugHabits>& plugs, double seconds, std::uint64_t seed = 1);

} // namespace phonehome

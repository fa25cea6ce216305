// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iosfwd>

#include "core/base/time.h"

namespace phonehome {

/// What a dozen devices said in so many days.
struct BusyHomeCounts {
    std::uint64_t packets = 0;
    std::uint64_t events = 0;
    std::uint64_t refreshesOfOne = 0; ///< STUN Refresh of each device
};

inline constexpr int kBusyHomeDevices = 12;
inline constexpr int kBusyHomePeriod = 310; ///< seconds between the Refreshes of a device
inline constexpr Timestamp kBusyHomeStart{1'588'550'400'000'000'000};

/// Writes a pcap of a home of twelve devices as its router sees it: each renews a promise of 330 s every 310 s, looks
/// names up from an ever new port, asks for the time, announces itself, searches, and opens a TLS connection now and
/// then. Nothing that grows with time is in it but what is said again. The same bytes on every machine.
BusyHomeCounts writeBusyHome(std::ostream& out, int days);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace phonehome {

/// A week of one WeMo three-way switch as its router sees it: internet, broadcast and multicast, no DNS.
/// Classic pcap of about 1.2 MB, the same bytes on every machine. Told in it: TURN Refresh every 310 s against a
/// LIFETIME of 330 s with four beats that the capture missed, a power cut of 90 s on the fourth day, a change of the
/// public address on the sixth, NTP past the server that DHCP offered, SSDP, and mDNS questions nobody answers.
std::vector<std::uint8_t> wemoWeek();

/// The Pi-hole's log of the same week, in UTC: every name the switch asked for, with its answers.
std::string wemoWeekPiholeLog();

} // namespace phonehome

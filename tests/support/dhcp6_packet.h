// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/decode/dhcp6.h"

// Payloads of DHCPv6 without their UDP header, and what their options hold.
namespace phonehome {

using Dhcp6Options = std::vector<std::pair<std::uint16_t, std::vector<std::uint8_t>>>;

std::vector<std::uint8_t> dhcp6Packet(Dhcp6Type type, std::uint32_t transactionId, const Dhcp6Options& options);
/// The inner message as a relay hands it on (RFC 8415 s9), the options of the relay's own first.
std::vector<std::uint8_t> dhcp6Relayed(Dhcp6Type type, const Dhcp6Relay& relay, const Dhcp6Options& options,
                                       ByteView inner);
std::vector<std::uint8_t> dhcp6OptionBytes(const Dhcp6Options& options);

/// DUID-LL of an Ethernet card (RFC 8415 s11.4).
std::vector<std::uint8_t> duidOf(const MacAddress& mac);
/// IA_NA (option 3) or IA_PD (25), by its kind, with all it holds.
std::pair<std::uint16_t, std::vector<std::uint8_t>> associationOption(const Dhcp6Association& association);
/// Option 39; whole: with the root label at its end.
std::pair<std::uint16_t, std::vector<std::uint8_t>> fqdnOption(std::string_view name, bool whole);

} // namespace phonehome

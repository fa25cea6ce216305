// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/name.h"
#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/decode/message.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// A name that a device goes by, with where it was learnt and when.
struct DeviceName {
    StringId text;
    NameSource source = NameSource::None;
    Timestamp first;
    Timestamp last;
};

/// Time in which a device used an address: first and last packet sent from it.
struct AddressLease {
    IpAddress address;
    Timestamp first;
    Timestamp last;
    std::uint64_t packets = 0;
};

/// A network card at home, by its MAC; by its address where the link has no MACs (raw IP).
struct Device {
    std::optional<MacAddress> mac;
    std::vector<MacAddress> otherMacs; ///< of its other cards: of a router, in a capture of all its interfaces
    IpAddress address;                 ///< last address at home; unspecified when none was seen
    StringId vendor;                   ///< registered maker; empty = unknown or private MAC
    std::vector<DeviceName> names;     ///< best first
    std::vector<AddressLease> leases;  ///< at most 64; a router's relayed addresses are not among them
    bool sharesName = false;           ///< its best name is another device's best name too
    bool router = false;               ///< it relays for addresses that are not its own
    Timestamp first;                   ///< first and last packet sent or received
    Timestamp last;
    std::uint64_t packetsSent = 0;
    std::uint64_t bytesSent = 0;       ///< wire length
    std::uint64_t packetsReceived = 0; ///< unicast to it
    std::uint64_t bytesReceived = 0;
    std::uint32_t peers = 0;                             ///< distinct peer addresses of its flows
    std::array<std::uint32_t, kProtocolCount> events{};  ///< transactions by Protocol
    std::array<std::uint32_t, kProtocolCount> refused{}; ///< malformed messages sent, by Protocol

    std::uint32_t eventsOf(Protocol p) const { return events[static_cast<std::size_t>(p)]; }
};

} // namespace phonehome

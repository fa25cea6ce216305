// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/analysis/cadence.h"
#include "core/analysis/event.h"
#include "core/analysis/name.h"
#include "core/analysis/promise.h"
#include "core/base/ids.h"
#include "core/decode/message.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// What one device says of one kind to one peer name, or hears of it: the unit that has a cadence.
struct Group {
    DeviceId device;
    Protocol protocol = Protocol::Other;
    Direction direction = Direction::Sent;
    StringId kind; ///< STUN method, SSDP NT or "M-SEARCH …", DNS name, "client", "TCP 8883 data", … ; may be empty
    StringId peer; ///< name, else address, else multicast group; names of the NTP pool as their pattern
    NameSource peerSource = NameSource::None; ///< None: peer is an address
    Endpoint lastPeer;                        ///< address and port of its last event
    std::uint32_t events = 0;
    EventId latest; ///< added last; Event::before leads from it to all others of the group
    Timestamp first;
    Timestamp last;
    Cadence cadence;
    std::optional<Promise> promise;
};

} // namespace phonehome

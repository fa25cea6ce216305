// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/analysis/cadence.h"
#include "core/analysis/event.h"
#include "core/analysis/name.h"
#include "core/analysis/promise.h"
#include "core/base/ids.h"
#include "core/decode/message.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// What is known of the wait for a group's next event, beside its events.
struct WaitFacts {
    std::vector<BusyStretch> busy;  ///< sorted, apart from one another
    std::vector<Timestamp> rearmed; ///< sorted
};

/// What one device says of one kind to one peer name, or hears of it: the unit that has a cadence.
struct Group {
    DeviceId device;
    Protocol protocol = Protocol::Other;
    Direction direction = Direction::Sent;
    /// The device's own, as the place of capture shows it: where several of its sockets say this at once, the port tells
    /// the groups apart. The latest of a client that took new ones; 0: no other group is like it.
    std::uint16_t ownPort = 0;
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
    std::shared_ptr<const WaitFacts> wait; ///< that its cadence was judged by; nullptr: nothing
};

/// How much behind its time a beat of the group may come whose first tries were lost, ascending.
inline std::span<const Duration> triesOf(const Group& group)
{
    return group.protocol == Protocol::Stun ? std::span<const Duration>(kStunSendsAfter).subspan(1)
                                            : std::span<const Duration>();
}

} // namespace phonehome

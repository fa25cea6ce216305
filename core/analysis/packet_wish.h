// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/narrowed.h"
#include "core/analysis/snapshot.h"
#include "core/net/frame_set.h"

namespace phonehome {

/// Which packets of a capture are wanted. Nothing set: all.
struct PacketWish {
    std::vector<DeviceId> devices;            ///< one end of a packet is one of them; empty: anybody
    std::optional<std::vector<FlowId>> flows; ///< nullopt: whatever the devices say
    std::optional<Protocol> protocol;         ///< of these flows, or of the devices' talk
    GroupId group;                            ///< in place of these; invalid: none
    TimeChoice times;

    bool isAll() const { return devices.empty() && !flows && !protocol && !group.valid() && times.isAll(); }
    bool operator==(const PacketWish&) const = default;
};

/// A wish as it is held against packets.
struct WantedPackets {
    bool everything = false;       ///< all that the devices say and hear, and nothing has to be of these flows
    bool arp = false;              ///< their ARP at least
    std::vector<DeviceId> devices; ///< whose that is; empty: everybody's
    std::vector<FlowId> flows;     ///< sorted
    FrameSet frames;               ///< of events, by the snapshot's files
};

/// What a wish comes to. A protocol's is the talk that is of it, or that said something of it, and the packets of its
/// messages. A group's is the talk in which it is said; where others are said in the same, as with lookups, its own
/// messages alone.
WantedPackets wantedPackets(const Snapshot& snapshot, const PacketWish& wish);

/// Is what one group says and what another does told apart by nothing but the messages?
bool sharesItsTalk(Protocol protocol);

/// Flows with a peer of this name, whatever its case, or this address; of devices, all where there are none.
std::vector<FlowId> flowsWith(const Snapshot& snapshot, const std::vector<DeviceId>& devices, const std::string& peer);
/// Devices of this MAC, name or address: those that a person calls so, else those that call themselves so.
std::vector<DeviceId> devicesCalled(const Snapshot& snapshot, const std::string& word);

} // namespace phonehome

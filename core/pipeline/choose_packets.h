// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/packet_wish.h"
#include "core/base/result.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Packets that were wished for.
struct ChosenPackets {
    FrameSet frames;               ///< by the captures that could be opened, in their order
    std::set<IpAddress> addresses; ///< of their ends; of more than a million the first

    /// Of these names, those of the addresses.
    std::vector<std::pair<IpAddress, std::string>>
    namesAmong(const std::vector<std::pair<IpAddress, std::string>>& names) const;
};

/// Reads the snapshot's captures once more and says which of their packets are wished for. A device's are those that its
/// network card sent, groups' addresses too, or that were sent to it; where a link has no cards, its addresses stand in
/// for them; and what a DHCP server says to all for it. A flow's are all between the device and the peer's address and
/// port while the flow lasted, with the fragments of its datagrams. Error: Cancelled.
Result<ChosenPackets> choosePackets(const Snapshot& snapshot, const PacketWish& wish, const std::stop_token& stop = {});

} // namespace phonehome

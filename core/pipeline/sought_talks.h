// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "core/analysis/snapshot.h"
#include "core/decode/packet.h"

namespace phonehome {

/// What frames show of a device.
struct Ends {
    std::vector<MacAddress> macs;
    std::vector<IpAddress> addresses; ///< where there is no MAC to go by

    bool hasCard(const MacAddress& card) const { return std::find(macs.begin(), macs.end(), card) != macs.end(); }
    bool isAt(const std::optional<MacAddress>& card, const IpAddress& address) const
    {
        if (!macs.empty() && card)
            return hasCard(*card);
        return std::find(addresses.begin(), addresses.end(), address) != addresses.end();
    }
};

Ends endsOf(const Device& device);

/// The packets of some flows: between the flow's device and its peer, in the time in which it lasted. What a packet costs
/// does not grow with the ports of a peer that was scanned.
class SoughtTalks {
public:
    SoughtTalks(const Snapshot& snapshot, const std::vector<FlowId>& flows);

    /// portsToo: the packet's ports are known, and must be the flow's.
    bool holds(const Packet& packet, bool portsToo) const;

private:
    struct Key {
        IpAddress peer;
        std::uint16_t port = 0;
        std::uint8_t transport = 0;
        auto operator<=>(const Key&) const = default;
    };
    /// The same peer may go by another name before or after.
    struct Talk {
        DeviceId device;
        TimeSpan span;
    };
    /// All flows of a device with a peer, whatever their ports.
    struct TalkOfAnyPort {
        DeviceId device;
        std::vector<TimeSpan> spans; ///< ascending, apart

        bool lastedAt(Timestamp time) const;
    };

    void seek(const Snapshot& snapshot, const Flow& flow);
    /// sent: by the device to the peer.
    bool holds(const Packet& packet, bool sent, bool portsToo) const;
    bool isEnd(DeviceId device, const Packet& packet, bool sent) const;

    std::map<DeviceId, Ends> m_ends;
    std::multimap<Key, Talk> m_talks;
    std::map<IpAddress, std::vector<TalkOfAnyPort>> m_ofAnyPort; ///< by the peer
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/base/ageing_map.h"
#include "core/base/hash_map.h"
#include "core/decode/link_layer.h"
#include "core/decode/packet.h"

namespace phonehome {

/// Where a capture took a packet: interface and direction, as far as its frames tell.
struct CaptureTap {
    std::uint64_t value = 0; ///< the same for frames that were taken at the same place
    bool coarse = false;     ///< several interfaces have the same (cooked v1 says only the direction)
    bool directed = false;   ///< frames tell their direction
    bool outgoing = false;   ///< sent by the capturing machine
    bool operator==(const CaptureTap& other) const { return value == other.value; }
};

/// Tells which packets a capture of several interfaces shows again: a router's (`tcpdump -i any`) has each packet that
/// it bridges or forwards on two to four of them. A copy has all of the first one's bytes but for the hops, comes in
/// another interface or direction, and within the time of a router's queue; whoever really says the same again does so
/// where it said it first.
///
/// Behind a translation of addresses (RFC 3022) the copy has another address and port at one end. Both are the same
/// where the other end, the identification, the numbers of TCP and all that is carried are, and a hop is taken. Which
/// ends are translated is remembered, so that the far side is known when it comes first. A packet that comes from afar
/// to ends that are not known yet is one of its own: its copy is seen only later.
class PacketCopies {
public:
    /// Is the frame of a capture that may show copies?
    bool concerns(const Frame& frame)
    {
        m_several = m_several || frame.interface != 0;
        const auto link = static_cast<LinkType>(frame.linkType);
        return (m_several || link == LinkType::LinuxSll || link == LinkType::LinuxSll2) && frame.hasTime &&
               !frame.carried;
    }
    /// Sets packet.copy and packet.handedOn. network: where its IP or ARP header begins in the frame.
    void judge(Packet& packet, std::size_t network);

private:
    static constexpr std::size_t kTapsMax = 6;
    static constexpr std::size_t kGeneration = 16'384;
    static constexpr std::size_t kTranslatedGeneration = 65'536;
    /// What a queue in a router holds back: see kHandedOnWithin of the device table.
    static constexpr Duration kQueue = Duration::ofMillis(100);
    /// A translation that is silent for so long is another, or none.
    static constexpr Duration kTranslated = Duration::ofSeconds(21'600);

    /// A packet, how often it was said, and where it was seen.
    struct Seen {
        struct At {
            std::uint64_t tap = 0;
            std::uint32_t times = 0;
            Timestamp first;
        };
        Timestamp newest;
        std::uint32_t said = 1;
        std::uint8_t hopLimit = 0;
        bool outgoing = false;
        std::array<At, kTapsMax> at{};
    };
    /// A packet by all but one of its ends.
    struct Half {
        Timestamp time;
        CaptureTap tap;
        std::uint8_t hopLimit = 0;
        Endpoint end; ///< the one left out
    };

    bool isCopy(Packet& packet, const CaptureTap& tap, std::uint64_t hash);
    /// True when the packet is the far side of one that was seen before.
    bool isTranslated(Packet& packet, const CaptureTap& tap, std::uint32_t id);
    /// The half that was seen before on the way of a packet that a router hands on; nullopt without.
    std::optional<Half> nearHalf(const Packet& packet, const CaptureTap& tap, std::uint64_t key, const Endpoint& end);

    bool m_several = false;
    AgeingMap<std::uint64_t, Seen> m_seen{kQueue, kGeneration};
    AgeingMap<std::uint64_t, Half> m_halves{kQueue, kGeneration};
    AgeingMap<FiveTuple, bool> m_translated{kTranslated, kTranslatedGeneration}; ///< far sides
};

} // namespace phonehome

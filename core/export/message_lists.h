// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>

#include "core/analysis/snapshot.h"
#include "core/decode/observer.h"
#include "core/export/json.h"

namespace phonehome {

/// Collects what the captures' SCHEMA asks for of each message: the keys capture, counts, devices and one list a
/// protocol. Memory grows with the messages: this is for the export alone.
class MessageLists final : public PacketObserver {
public:
    void onPacket(const Packet& packet) override;
    void onMessage(const Observation& observation) override;

    /// Adds the keys to out. final: the run's last snapshot, for what only the source knows.
    void moveTo(Json& out, const Snapshot& final);

private:
    enum List : std::size_t { Dns, Mdns, Stun, Ntp, Ssdp, Dhcp, Tls, Quic, kListCount };
    enum Count : std::size_t {
        Ipv4,
        Ipv6,
        Arp,
        Ipv4Fragments,
        Ipv6Fragments,
        Udp53,
        Udp67,
        Udp123,
        Udp1900,
        Udp3478,
        Udp5353,
        kCountCount
    };
    struct Sender {
        std::uint64_t packets = 0;
        std::uint64_t bytes = 0;
        std::map<IpAddress, std::uint64_t> addresses;
    };

    void count(const Packet& packet);
    void countUdp(const Packet& packet);
    Json captureJson(const Snapshot& final) const;
    Json devicesJson() const;

    std::array<Json, kListCount> m_lists{Json::array(), Json::array(), Json::array(), Json::array(),
                                         Json::array(), Json::array(), Json::array(), Json::array()};
    std::array<std::uint64_t, kCountCount> m_counts{};
    std::map<MacAddress, Sender> m_senders;
    std::uint64_t m_packets = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_captured = 0;
    std::optional<Timestamp> m_first; ///< in file order
    std::optional<Timestamp> m_last;
    bool m_timed = false; ///< a packet had a time
};

} // namespace phonehome

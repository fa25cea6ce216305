// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/time.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// Which network card held which address when, over a whole data set: what turns a log's client address into a
/// device. Made before the analysis reads the packets.
class AddressHistory {
public:
    /// A packet was sent from the address; mac: of its card, nullopt where the link has none.
    void sent(const IpAddress& address, const std::optional<MacAddress>& mac, Timestamp time);
    /// Somebody else said so: DHCP in the capture, a lease or a table of the resolver's.
    void told(const IpAddress& address, const MacAddress& mac, Timestamp time);

    struct Holder {
        std::optional<MacAddress> mac; ///< nullopt: known by its address alone
        Timestamp first;               ///< first packet of the card (or address) in the data set
    };
    /// Who held the address then, or next to then. nullopt: nobody who sends a packet in the data set.
    std::optional<Holder> holderAt(const IpAddress& address, Timestamp time) const;

private:
    struct Span {
        std::optional<MacAddress> mac;
        Timestamp first;
        Timestamp last;
        std::uint64_t packets = 0; ///< 0: only told
    };

    void add(std::vector<Span>& spans, const Span& span);

    std::unordered_map<IpAddress, std::vector<Span>> m_spans;
    std::size_t m_count = 0; ///< of all spans
    std::unordered_map<MacAddress, Timestamp> m_first;
};

} // namespace phonehome

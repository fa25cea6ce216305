// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/export/folded_text.h"
#include "core/export/replacement.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Finds the home's own addresses in a text and puts "home address 1" in their place, a number for each. Those are the
/// public ones that it is told, other IPv6 addresses of their /56 networks, and all that are IPv6 and local to a link or a
/// site: they hold a card's MAC, or a number that is one home's alone. Private IPv4 addresses (RFC 1918) stay.
class MaskedAddresses {
public:
    /// A public address of the home.
    void add(const IpAddress& address);
    bool isHome(const IpAddress& address) const;
    /// folded: of the same text. Finds addresses as such, in names ("dsl-203-0-113-45", "45.113.0.203.in-addr.arpa",
    /// nibbles of ip6.arpa) and as hex digits.
    void find(std::string_view text, const FoldedText& folded, std::vector<Replacement>& out);

private:
    using Network = std::array<std::uint8_t, 7>; ///< of IPv6, the 56 bits that a home has (RIPE-690 s4.2)

    std::string titleOf(const IpAddress& address);
    void findIpv6(std::string_view text, std::vector<Replacement>& out);
    void findIpv4(std::string_view text, std::vector<Replacement>& out);
    void findHex(const FoldedText& folded, std::vector<Replacement>& out);
    void findNibbles(std::string_view text, std::vector<Replacement>& out);

    std::set<IpAddress> m_home;
    std::set<Network> m_networks;
    std::unordered_map<std::string, IpAddress> m_hex; ///< the home's, as hex digits
    std::map<IpAddress, std::size_t> m_numbers;
};

} // namespace phonehome

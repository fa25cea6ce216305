// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>

#include "core/base/ids.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// May one network card hold both addresses, as far as these alone tell? It has one IPv4 address at home, one on the
/// internet, and any number of IPv6 addresses of one site (the first 48 bits); addresses of the link itself go with all.
bool mayShareCard(const IpAddress& one, const IpAddress& other);

/// A MAC that frames went to and that has not sent one yet.
struct UnheardCard {
    std::uint64_t packets = 0; ///< as far as they are not counted for `device`
    std::uint64_t bytes = 0;
    DeviceId device;             ///< taken to be the card's; invalid = none
    bool relaysHome = false;     ///< frames to it are for several addresses at home: it hands them on
    bool relaysInternet = false; ///< the same of addresses on the internet, as every router's
    std::array<IpAddress, 4> to; ///< the first address of each kind that frames to it were for
};

/// The MACs that were only ever receivers so far. Owned by the device table.
class UnheardCards {
public:
    /// A frame to the MAC, for the address (unspecified: it says nothing of whose the card is). nullptr: too many.
    UnheardCard* received(const MacAddress& mac, const IpAddress& to);
    /// nullptr without.
    UnheardCard* find(const MacAddress& mac);
    /// Its card speaks: what was known of it until then.
    UnheardCard take(const MacAddress& mac);

private:
    std::unordered_map<MacAddress, UnheardCard> m_cards;
};

} // namespace phonehome

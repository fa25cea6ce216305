// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "core/net/ip_address.h"

namespace phonehome {

/// Addresses that could be anywhere on the internet, but are on the link that was captured: devices talk there with one
/// another. Known from what routers and neighbours say of the link (RFC 4861, RFC 826) and who sends on it.
class HomeNetworks {
public:
    /// A router says that all addresses of the prefix are on the link (RFC 4861 s4.6.2). Prefixes shorter than 48 bits
    /// are no home's, and left out; at most 16 are kept.
    void announced(const IpAddress& prefix, unsigned length);
    /// The address was seen to be on the link. At most 16384 are kept.
    void met(const IpAddress& address);
    /// False, too, for addresses that are none of the internet's.
    bool holds(const IpAddress& address) const;
    bool empty() const { return m_prefixes.empty() && m_met.empty(); }

private:
    struct Prefix {
        IpAddress address;
        unsigned length = 0;
        bool operator==(const Prefix&) const = default;
    };

    std::vector<Prefix> m_prefixes;
    std::unordered_set<IpAddress> m_met;
};

/// Is it somewhere on the internet, and not on the link? networks: nullptr where nothing is known of that.
inline bool isAbroad(const IpAddress& address, const HomeNetworks* networks)
{
    return address.isInternet() && !(networks && networks->holds(address));
}

} // namespace phonehome

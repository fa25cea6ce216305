// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash_map.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Both ends of a conversation and its transport protocol, the same for either direction.
struct FiveTuple {
    Endpoint low;
    Endpoint high;
    std::uint8_t transport = 0;

    FiveTuple() = default;
    FiveTuple(const Endpoint& a, const Endpoint& b, std::uint8_t protocol)
        : low(a <= b ? a : b), high(a <= b ? b : a), transport(protocol)
    {
    }
    bool operator==(const FiveTuple&) const = default;
};

} // namespace phonehome

template <> struct std::hash<phonehome::FiveTuple> {
    std::size_t operator()(const phonehome::FiveTuple& t) const noexcept
    {
        const std::hash<phonehome::Endpoint> end;
        return phonehome::mixHash(phonehome::mixHash(end(t.low), end(t.high)), t.transport);
    }
};

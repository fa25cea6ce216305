// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Stands where each device has something of its own: its name, its UUID, its address, or a peer that hardly another
/// device talks to.
inline constexpr const char* kOfItsOwn = "…";

/// What is said to whom, whichever device it is that says it.
struct Role {
    Protocol protocol = Protocol::Other;
    Direction direction = Direction::Sent;
    std::string kind; ///< as Group::kind, hostile text; kOfItsOwn where it differs with the device
    std::string peer; ///< likewise

    bool operator==(const Role&) const = default;
    friend bool operator<(const Role& a, const Role& b)
    {
        return std::tie(a.protocol, a.kind, a.peer, a.direction) < std::tie(b.protocol, b.kind, b.peer, b.direction);
    }
};

/// "STUN Refresh to nat.wemo2.com", "TLS data to …", in English for scripts; the window has its own words.
std::string roleTitle(const Role& role);

/// The role of a group by itself: a UUID, the device's own names and its own addresses are kOfItsOwn.
Role roleOf(const Snapshot& snapshot, const Group& group);

/// What is compared with what: the devices of one maker.
struct RoleUse {
    Role role;
    std::uint32_t device = 0; ///< by whom, a number below `devices`
};
/// Puts kOfItsOwn for peers (of DNS, for names asked for) of which most of the devices have some that are theirs: such as
/// fewer than a third of them have, and no two where they are few. A cloud that gives each device a host of its own, or
/// servers that nobody named, is one role then. `uses` of one maker's devices, in any order; is changed in place.
void joinOwnPeers(std::span<RoleUse> uses, std::uint32_t devices);

} // namespace phonehome

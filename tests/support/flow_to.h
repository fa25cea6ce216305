// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/snapshot.h"

namespace phonehome {

/// The first flow with a peer; nullptr without one. Lives as long as the snapshot.
inline const Flow* flowTo(const Snapshot& s, const IpAddress& peer)
{
    for (std::size_t i = 0; i < s.flows.size(); ++i) {
        if (s.flows[i].peer == peer)
            return &s.flows[i];
    }
    return nullptr;
}

} // namespace phonehome

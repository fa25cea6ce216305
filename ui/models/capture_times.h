// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Do the packets say when they were caught? Some formats have no place for it, some programs write none: all times are
/// zero then. True of a capture without packets.
inline bool hasTimes(const Snapshot& snapshot)
{
    return snapshot.totals.packets == 0 || snapshot.totals.last.ns != 0;
}

} // namespace phonehome

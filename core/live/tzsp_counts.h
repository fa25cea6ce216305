// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/net/ip_address.h"

namespace phonehome {

/// Who streamed, and how many frames.
struct TzspSender {
    IpAddress address;
    std::uint64_t frames = 0;

    bool operator==(const TzspSender&) const = default;
};

struct TzspCounts {
    std::uint64_t malformed = 0;     ///< datagrams that are no TZSP
    std::uint64_t foreign = 0;       ///< frames of a link layer that is not read here
    std::uint64_t dropped = 0;       ///< datagrams that the kernel had no room for
    std::vector<TzspSender> senders; ///< the first eight, in the order in which they came
};

} // namespace phonehome

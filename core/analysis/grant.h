// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/time.h"

namespace phonehome {

/// What somebody was promised, and when: kept until it is renewed, or given back.
struct Grant {
    Timestamp time;
    std::uint32_t seconds = 0;
    std::uint32_t renewAfter = 0; ///< seconds: when the server told to ask for more; 0 = it left that to the client

    /// What the time until the renewal is made of, if it is made of anything: half of a lease is what clients take anyway.
    std::uint32_t rule() const { return renewAfter != 0 && renewAfter != seconds / 2 ? renewAfter : seconds; }
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/time.h"

namespace phonehome {

/// What somebody was promised, and when: kept until it is renewed, or given back.
struct Grant {
    Timestamp time;
    std::uint32_t seconds = 0;
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/time.h"
#include "core/decode/field.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// How far a run has come.
struct RunProgress {
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesTotal = 0; ///< 0 = unknown
    std::uint64_t packets = 0;
};

/// A message read again for the details view, with its bytes.
struct ReadAgain {
    std::uint64_t frame = 0;
    Timestamp time;
    Endpoint from;
    Endpoint to;
    Protocol protocol = Protocol::Other;
    std::vector<Field> fields;
    std::vector<std::uint8_t> bytes;
};

} // namespace phonehome

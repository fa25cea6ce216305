// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/decode/observer.h"
#include "tests/support/tcp_talk.h"

namespace phonehome {

/// What a dissector said, kept.
struct Recorded {
    struct Seen {
        std::uint64_t frame = 0;
        Timestamp time;
        Endpoint from;
        Endpoint to;
        Protocol protocol{};
        Message message;
        std::vector<std::uint8_t> bytes;
        bool inFrame = false;
    };
    struct Refused {
        std::uint64_t frame = 0;
        Protocol protocol{};
        Violation violation;
    };
    std::vector<Packet> packets; ///< without their bytes
    std::vector<Seen> messages;
    std::vector<Refused> refusals;

    template <typename T> const T& message(std::size_t i) const { return messageAs<T>(messages.at(i).message); }
};

/// Dissects frames, numbered from 1.
Recorded dissected(const std::vector<TimedFrame>& frames, std::uint32_t linkType = 1);
/// One frame, at the time 1000 s.
Recorded dissected(const std::vector<std::uint8_t>& frame, std::uint32_t linkType = 1);

} // namespace phonehome

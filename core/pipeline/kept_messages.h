// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/decode/observer.h"

namespace phonehome {

/// Bytes of messages that can't be read again from one frame: out of TCP streams and fragments. Bounded: when the
/// store is full, later messages are not kept.
class KeptMessages final : public PacketObserver {
public:
    struct Kept {
        Protocol protocol{};
        Timestamp time;
        Endpoint from;
        Endpoint to;
        std::vector<std::uint8_t> bytes;
    };

    void onPacket(const Packet&) override {}
    void onMessage(const Observation& observation) override;

    /// Messages that the frame completed, in order; nullptr when it completed none of these.
    const std::vector<Kept>* find(std::uint16_t file, std::uint64_t frame) const;

private:
    static constexpr std::size_t kBytesMax = 32U << 20;

    std::unordered_map<std::uint64_t, std::vector<Kept>> m_kept;
    std::size_t m_bytes = 0;
};

} // namespace phonehome

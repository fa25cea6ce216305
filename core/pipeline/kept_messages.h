// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "core/decode/observer.h"

namespace phonehome {

/// Bytes of messages that can't be read again from one frame: out of TCP streams and fragments. Bounded: when the
/// store is full, those that came first make room.
class KeptMessages final : public PacketObserver {
public:
    struct Kept {
        Protocol protocol{};
        Timestamp time;
        Endpoint from;
        Endpoint to;
        std::vector<std::uint8_t> bytes;
    };

    /// So many bytes; 0: as many as a large file has.
    void limit(std::size_t bytes) { m_bytesMax = bytes > 0 ? bytes : kBytesMax; }

    void onPacket(const Packet&) override {}
    void onMessage(const Observation& observation) override;

    /// Messages that the frame completed, in order; nullptr when it completed none of these.
    const std::vector<Kept>* find(FileIndex file, std::uint64_t frame) const;

private:
    static constexpr std::size_t kBytesMax = 32U << 20;

    static std::size_t costOf(const Kept& message) { return message.bytes.size() + sizeof(Kept); }
    void makeRoom(std::size_t bytes);

    std::unordered_map<std::uint64_t, std::vector<Kept>> m_kept;
    std::deque<std::uint64_t> m_frames; ///< its keys, as they came
    std::size_t m_bytes = 0;
    std::size_t m_bytesMax = kBytesMax;
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "core/net/frame.h"

namespace phonehome {

/// Tells frames that several files of a set hold (rings that overlap, one file given twice) from frames that one file
/// holds more than once: those stay. The same are those of the same time, length and bytes. Frames come in time order;
/// the last 8,192 are remembered.
class OverlapFilter {
public:
    /// False: another file gave this frame already.
    bool isNew(const Frame& frame);

private:
    struct Key {
        std::int64_t time = 0;
        std::uint64_t bytes = 0; ///< hash over length and bytes
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& k) const noexcept { return k.bytes ^ static_cast<std::uint64_t>(k.time); }
    };
    struct Seen {
        FileIndex file = 0;
        std::uint32_t times = 0;
    };
    struct Frames {
        std::vector<Seen> files;
        std::uint32_t given = 0; ///< how many of these were new
    };

    std::unordered_map<Key, Frames, KeyHash> m_frames;
    std::deque<Key> m_order;
};

} // namespace phonehome

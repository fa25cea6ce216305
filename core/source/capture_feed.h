// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace phonehome {

/// What a capture under way has lost, by whoever captures.
struct FeedLosses {
    std::uint64_t dropped = 0; ///< packets that the kernel had no room for
    std::size_t removed = 0;   ///< how many of the oldest files were removed, to stay within the disk's budget
};

/// Files that are written while they are read, one after the other: asked by the reading thread, filled by another.
class CaptureFeed {
public:
    virtual ~CaptureFeed() = default;

    /// Files that began since the last call, in order. Each is whole when the next one begins. By a path that was told
    /// before: the file that went by it is gone.
    virtual std::vector<std::string> begun() = 0;
    /// No more comes: asked before begun(), so that nothing falls between.
    virtual bool ended() const = 0;
    virtual FeedLosses losses() = 0;
};

} // namespace phonehome

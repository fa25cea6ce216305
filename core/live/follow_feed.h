// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>

#include "core/source/capture_feed.h"

namespace phonehome {

/// A file that somebody else is writing, or a folder in which somebody writes one file after the other (tcpdump -C,
/// dumpcap -b). Of a folder, the files there are read too, in the order they were begun. A ring that comes round to a name
/// again (tcpdump -W) begins another file by it: told by its inode, by its size where that shrank, or else by its first
/// bytes.
class FollowFeed final : public CaptureFeed {
public:
    explicit FollowFeed(std::string path) : m_path(std::move(path)) {}

    /// From any thread: what is there is still read.
    void stop() { m_stopped = true; }

    std::vector<std::string> begun() override;
    bool ended() const override { return m_stopped; }
    FeedLosses losses() override { return {}; }

private:
    /// A file as it was when the folder was looked through.
    struct Seen {
        std::uint64_t inode = 0;
        std::uint64_t size = 0;
        std::int64_t written = 0;
        std::string beginning; ///< of its bytes, as far as they were there
    };
    static bool look(const std::string& path, Seen& now);
    static bool isAnother(const Seen& before, const Seen& now);

    std::string m_path;
    std::map<std::string, Seen> m_known; ///< by path
    std::atomic<bool> m_stopped{false};
    std::chrono::steady_clock::time_point m_listed; ///< when the folder was, last
};

} // namespace phonehome

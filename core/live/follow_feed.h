// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <set>
#include <string>

#include "core/source/capture_feed.h"

namespace phonehome {

/// A file that somebody else is writing, or a folder in which somebody writes one file after the other (tcpdump -C,
/// dumpcap -b). Of a folder, the files there are read too, in the order they were begun.
class FollowFeed final : public CaptureFeed {
public:
    explicit FollowFeed(std::string path) : m_path(std::move(path)) {}

    /// From any thread: what is there is still read.
    void stop() { m_stopped = true; }

    std::vector<std::string> begun() override;
    bool ended() const override { return m_stopped; }
    FeedLosses losses() override { return {}; }

private:
    std::string m_path;
    std::set<std::string> m_known;
    std::atomic<bool> m_stopped{false};
    std::chrono::steady_clock::time_point m_listed; ///< when the folder was, last
};

} // namespace phonehome

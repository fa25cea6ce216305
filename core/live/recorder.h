// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/memory_budget.h"
#include "core/live/child_process.h"
#include "core/live/recording_news.h"
#include "core/live/spool.h"
#include "core/live/tzsp_listener.h"
#include "core/source/capture_feed.h"

namespace phonehome {

/// How far the time of day is ahead of a clock that stands still while the machine sleeps and is never set.
std::chrono::nanoseconds wallClockLead();

/// Where a capture under way comes from.
struct RecorderPlan {
    ProcessPlan program;              ///< writes pcap or pcapng to its output; ends when its input closes
    std::string pipe;                 ///< instead of a program: a FIFO, or "-" for our own standard input
    std::optional<TzspListener> tzsp; ///< instead of both: what a router streams to us
    std::string folder;               ///< of the spool
    SpoolLimits limits;
    MemoryBudget memory = kLiveMemory; ///< of whoever reads it meanwhile
    /// Asked before each write: where it jumps, the machine slept or its clock was set, and another file begins, so
    /// that the pause is a gap and nobody's miss.
    std::function<std::chrono::nanoseconds()> clockLead = wallClockLead;
    bool reconnects = false; ///< begins again, with growing pauses, when the program ends by itself after packets came
};

/// Takes what a program captures, writes it to a spool, and feeds it to the run that reads it. Works in a thread of its
/// own: however slow the reader is, nothing waits for it. While it lives, others see its folder as in use.
class Recorder final : public CaptureFeed {
public:
    /// say: called in the recorder's thread, at most five times a second and once at the end.
    using Say = std::function<void(const RecordingNews&)>;

    Recorder(RecorderPlan plan, Say say);
    /// Stops and waits.
    ~Recorder() override;

    /// Asks for the end: what is under way is still taken.
    void stop() { m_thread.request_stop(); }

    std::vector<std::string> begun() override;
    bool ended() const override { return m_ended.load(std::memory_order_acquire); }
    FeedLosses losses() override;

private:
    RecorderPlan m_plan;
    std::atomic<std::uint32_t> m_files{0};
    std::atomic<std::uint32_t> m_removed{0};
    std::atomic<std::uint64_t> m_dropped{0};
    std::atomic<bool> m_pcapng{false};
    std::atomic<bool> m_ended{false};
    std::uint32_t m_told = 0; ///< files that the reader knows
    Descriptor m_lock;        ///< of the spool, from the recording's end on: what was read is still open
    std::jthread m_thread;
};

} // namespace phonehome

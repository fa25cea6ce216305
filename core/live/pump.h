// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

#include <nlohmann/json_fwd.hpp>

#include "core/live/recorder.h"
#include "core/live/spool.h"
#include "core/live/stream_cutter.h"

namespace phonehome {

/// The work of a recording, in its thread: from a program's output or a pipe to the spool.
class Pump {
public:
    /// Called after each write.
    using Wrote = std::function<void(const RecordingNews&, const Spool&)>;

    Pump(const RecorderPlan& plan, Wrote wrote);

    /// Until the source ends, or the stop; say: at most five times a second.
    void run(const std::stop_token& stop, const Recorder::Say& say);
    /// Of the spool, when the work is done.
    Descriptor takeLock() { return m_spool.takeLock(); }
    const RecordingNews& news() const { return m_news; }

private:
    enum class End { Source, Stop, Failure };
    /// One program, or the pipe, from its start to its end.
    End runOnce(const std::stop_token& stop, const Recorder::Say& say);
    End runProgram(const std::stop_token& stop, const Recorder::Say& say);
    End runPipe(const std::stop_token& stop, const Recorder::Say& say);
    End runTzsp(const std::stop_token& stop, const Recorder::Say& say);
    /// Takes bytes of the stream. False when it can't be gone on with (news().error).
    bool takeBytes(ByteView bytes);
    /// Reads what is there. False at the end of the stream or when it can't be gone on with (news().error).
    bool readOutput(int fd);
    bool readErrors(int fd);
    void takeLine(std::string line);
    /// What the program that captures now has lost until now.
    void takeDrops(std::uint64_t drops);
    void takeObject(const nlohmann::json& json);
    /// Keeps a line for the person who asks why it ended.
    void say(std::string line);
    bool fail(Error error);
    void tell(const Recorder::Say& say, bool always = false);
    /// Begins another file where the machine slept or its clock was set.
    void watchClock();

    const RecorderPlan& m_plan;
    Wrote m_wrote;
    Spool m_spool;
    StreamCutter m_cutter;
    RecordingNews m_news;
    std::string m_line; ///< of standard error, not whole yet
    std::vector<std::uint8_t> m_chunk;
    std::chrono::steady_clock::time_point m_toldAt;
    std::chrono::nanoseconds m_clockLead;
    std::uint64_t m_droppedBefore = 0; ///< by programs before this one
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/live/tzsp_counts.h"

namespace phonehome {

enum class RecordingState : std::uint8_t {
    Starting,  ///< nothing has come yet
    Capturing, ///< the capture's header has come
    Waiting,   ///< the source went away; it is asked again after a pause
    Ended,
};

/// How a recording stands: a value that crosses threads.
struct RecordingNews {
    RecordingState state = RecordingState::Starting;
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;   ///< written
    std::uint64_t dropped = 0; ///< by the kernel, for want of room
    bool dropsKnown = false;   ///< whoever captures has said so; some say it at their end alone
    std::uint32_t files = 0;   ///< begun
    std::uint32_t reconnects = 0;
    std::string listening;          ///< where a router's stream is waited for, "192.168.1.5:37008"; empty: not at all
    TzspCounts tzsp;                ///< of that stream; its drops are in dropped too
    std::optional<int> exitCode;    ///< of the program, when it ended by itself
    std::vector<std::string> words; ///< its last lines on standard error, hostile text
    std::string ending;             ///< the helper's word for it, "no-right" for instance; empty for other programs
    std::string command;            ///< what mends it, by the helper
    std::string preamble;           ///< what came on its output before the capture
    std::optional<Error> error;     ///< why we stopped ourselves
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/time.h"

namespace phonehome {

/// Something that happened to one pair (a client and the address it was told, a client and the name it asked for).
struct KeyedMoment {
    std::uint64_t key = 0;
    Timestamp time;
};

/// A day of a log whose clock runs fast or slow.
struct ClockPiece {
    Timestamp middle; ///< of what agrees, by the log's own clock
    Duration offset;  ///< to add there
    std::uint32_t matched = 0;
    std::uint32_t of = 0;
};

/// How a log's clock stands to the capture's.
struct ClockOffset {
    bool found = false;
    Duration offset;           ///< to add to the log's times; 0 unless found
    std::uint32_t matched = 0; ///< flows that began within seconds after an answer of the log, with that offset
    std::uint32_t of = 0;      ///< flows that could have: their pair is in the log, their time is covered by it
    /// Of a clock that drifts: in order of time, two at least. offset is that of the middle one; matched and of are
    /// theirs together. Empty: one offset for all.
    std::vector<ClockPiece> pieces;
};

/// Finds the offset at which the capture's moments follow the log's (correlation rule 10): from -26 h to +26 h (as
/// far as two zones may lie apart), multiples of 15 minutes before others, to a tenth of a second; a right clock is not corrected. Found with at
/// least 8 matches and twice as many as anywhere else, or, where lookups come in steady time and so nearly match at
/// many offsets, with so many more that chance can't be the reason. resolution: of the log's times.
ClockOffset estimateClockOffset(const std::vector<KeyedMoment>& log, const std::vector<KeyedMoment>& capture,
                                Duration resolution);

/// How many of the capture's moments follow one of the log's, with a given offset.
ClockOffset countMatches(const std::vector<KeyedMoment>& log, const std::vector<KeyedMoment>& capture, Duration offset);

} // namespace phonehome

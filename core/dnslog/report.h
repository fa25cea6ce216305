// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace phonehome {

/// Why a line (or row) of a log was skipped.
enum class LogSkip : std::uint8_t {
    TooLong,    ///< longer than any honest line
    BadForm,    ///< not of the format's form, or cut
    BadTime,    ///< no time, or none that exists
    BadName,    ///< the name has bytes that no name has
    BadAddress, ///< an address that is none
    BadMessage, ///< a DNS message inside does not decode
};
inline constexpr std::size_t kLogSkipCount = 6;
/// "bad-form" … as in JSON.
const char* logSkipId(LogSkip reason);

/// What was wrong with a whole log.
enum class LogProblem : std::uint8_t {
    None,
    NotFound,
    NotReadable, ///< detail: the system's words
    IsDirectory,
    NotRegular, ///< a pipe, socket or device
    Empty,
    UnknownFormat,
    CutGzip,         ///< the packed file ends early or is damaged: what came before is kept
    NotADatabase,    ///< SQLite refuses it; detail: its words
    NoQueries,       ///< a database without the tables that we read
    DamagedDatabase, ///< reading stopped inside; what came before is kept
    Locked,
    Cancelled,
};

/// What became of one log, as values.
struct LogReport {
    std::string file;
    std::string format;        ///< importer's id: "dnsmasq", "adguard" …; empty when none took it
    std::uint16_t log = 0;     ///< which log it is a part of: rotated parts are one
    std::uint64_t lines = 0;   ///< lines, or rows of a database
    std::uint64_t records = 0; ///< entries that were understood
    std::array<std::uint64_t, kLogSkipCount> skipped{};
    bool hasAnswers = true;  ///< false: the format never says which address a name had
    bool hasTimes = true;    ///< false: a list that holds always
    bool walMissing = false; ///< a database in WAL mode without its -wal: the newest entries may be missing
    LogProblem problem = LogProblem::None;
    std::string detail;

    std::uint64_t& skip(LogSkip reason) { return skipped[static_cast<std::size_t>(reason)]; }
    /// True when nothing of it could be used.
    bool failed() const { return problem != LogProblem::None && lines == 0; }
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"
#include "core/dnslog/report.h"

namespace phonehome {

/// The lines of a file, plain or gzip (by its content), through a window of bounded size.
class LogLines {
public:
    /// A line longer than this is none; it is skipped as a whole.
    static constexpr std::size_t kLineMax = 1U << 20U;

    LogLines() = default;
    ~LogLines();
    LogLines(const LogLines&) = delete;
    LogLines& operator=(const LogLines&) = delete;

    /// LogProblem::None when the file is open.
    LogProblem open(const std::string& path, std::string& detail);
    /// The next line without its end ("\n" or "\r\n"); valid until the next call. nullopt at the end.
    std::optional<std::string_view> next();
    /// True when the line that next() gave was cut at kLineMax: it is to be skipped.
    bool tooLong() const { return m_tooLong; }
    /// None, or what ended the file early.
    LogProblem problem() const { return m_problem; }
    /// The first bytes, unpacked, without moving; at most 64 KiB.
    std::string_view head();

private:
    bool fill();

    struct Closer {
        void operator()(void* file) const;
    };
    std::unique_ptr<void, Closer> m_file; ///< gzFile
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    bool m_first = true; ///< nothing was read yet
    bool m_eof = false;
    bool m_tooLong = false;
    LogProblem m_problem = LogProblem::None;
};

/// When the file was last written to.
std::optional<Timestamp> modifiedAt(const std::string& path);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/dnslog/report.h"

namespace phonehome {

/// A copy of an SQLite database with its -wal and -journal, in a folder of its own that goes with the object: the
/// program that writes the original is not held up, and nothing is ever written beside it.
class DatabaseCopy {
public:
    /// problem() tells whether it came about.
    explicit DatabaseCopy(const std::string& path);
    ~DatabaseCopy();
    DatabaseCopy(const DatabaseCopy&) = delete;
    DatabaseCopy& operator=(const DatabaseCopy&) = delete;

    const std::string& path() const { return m_path; }
    LogProblem problem() const { return m_problem; }
    const std::string& detail() const { return m_detail; }
    /// True when a -wal lay beside it.
    bool hasWal() const { return m_hasWal; }

private:
    std::string m_folder;
    std::string m_path;
    LogProblem m_problem = LogProblem::None;
    std::string m_detail;
    bool m_hasWal = false;
};

} // namespace phonehome

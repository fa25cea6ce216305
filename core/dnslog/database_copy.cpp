// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/database_copy.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace phonehome {

namespace fs = std::filesystem;

DatabaseCopy::DatabaseCopy(const std::string& path)
{
    std::error_code error;
    std::string pattern = (fs::temp_directory_path(error) / "phonehome-XXXXXX").string();
    if (error || !mkdtemp(pattern.data())) {
        m_problem = LogProblem::NotReadable;
        m_detail = std::string("no folder for a copy: ") + (error ? error.message() : std::strerror(errno));
        return;
    }
    m_folder = pattern;
    m_path = m_folder + "/copy.db";
    // The log first and the database after it: what FTL moves from one to the other meanwhile is then in both.
    for (const char* suffix : {"-wal", "-journal", ""}) {
        const std::string source = path + suffix;
        const bool beside = *suffix != 0;
        if (beside && !fs::is_regular_file(source, error))
            continue;
        fs::copy_file(source, m_path + suffix, fs::copy_options::overwrite_existing, error);
        if (error && !beside) {
            m_problem = LogProblem::NotReadable;
            m_detail = error.message();
        }
        if (std::string(suffix) == "-wal" && !error)
            m_hasWal = true;
        fs::permissions(m_path + suffix, fs::perms::owner_read | fs::perms::owner_write, error);
    }
}

DatabaseCopy::~DatabaseCopy()
{
    std::error_code error;
    if (!m_folder.empty())
        fs::remove_all(m_folder, error);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/spool_folder.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "core/live/spool.h"

namespace phonehome {

namespace {

namespace fs = std::filesystem;

/// mkdtemp puts letters and digits where each X stands.
constexpr std::string_view kUnique = ".XXXXXX";

} // namespace

SpoolFolder::SpoolFolder(const std::string& beside)
{
    std::string name = beside + std::string(kUnique);
    m_path = mkdtemp(name.data()) ? name : std::string();
}

SpoolFolder::~SpoolFolder()
{
    std::error_code ignored;
    if (!m_path.empty() && !m_kept)
        fs::remove_all(m_path, ignored);
}

std::vector<std::string> SpoolFolder::left(const std::string& beside)
{
    const fs::path file(beside);
    const std::string begin = file.filename().string() + '.';
    std::error_code ignored;
    std::vector<std::string> out;
    fs::directory_iterator entry(file.has_parent_path() ? file.parent_path() : fs::path("."), ignored);
    for (; !ignored && entry != fs::directory_iterator(); entry.increment(ignored)) {
        const std::string name = entry->path().filename().string();
        const std::string spool = (entry->path() / "spool").string();
        if (name.starts_with(begin) && name.size() == begin.size() + kUnique.size() - 1 &&
            fs::is_directory(spool, ignored) && !Spool::isInUse(spool) && Spool::holdsPackets(spool))
            out.push_back(spool);
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace phonehome

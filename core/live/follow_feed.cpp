// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/follow_feed.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <tuple>

namespace phonehome {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kListEvery{500};

/// tcpdump writes "x.pcap", "x.pcap1", "x.pcap2" …: any name with the word in it.
bool looksLikeCapture(const std::string& name)
{
    return !name.starts_with('.') && (name.find("cap") != std::string::npos || name.find("dump") != std::string::npos);
}

} // namespace

std::vector<std::string> FollowFeed::begun()
{
    std::error_code failed;
    if (!fs::is_directory(m_path, failed))
        return m_known.insert(m_path).second ? std::vector{m_path} : std::vector<std::string>{};
    // We are asked fifty times a second; the last look is after the stop.
    const auto now = std::chrono::steady_clock::now();
    if (!m_stopped && now - m_listed < kListEvery)
        return {};
    m_listed = now;
    // By when each was last written, those of one moment by the length and order of their names: 9 before 10.
    std::vector<std::tuple<fs::file_time_type, std::size_t, std::string>> fresh;
    for (auto at = fs::directory_iterator(m_path, failed); !failed && at != fs::directory_iterator();
         at.increment(failed)) {
        const std::string path = at->path().string();
        std::error_code gone;
        if (m_known.contains(path) || !looksLikeCapture(at->path().filename().string()) || !at->is_regular_file(gone))
            continue;
        fresh.emplace_back(at->last_write_time(gone), path.size(), path);
    }
    std::sort(fresh.begin(), fresh.end());
    std::vector<std::string> out;
    for (const auto& [time, size, path] : fresh) {
        m_known.insert(path);
        out.push_back(path);
    }
    return out;
}

} // namespace phonehome

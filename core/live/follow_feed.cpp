// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/follow_feed.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <tuple>

#include <sys/stat.h>

namespace phonehome {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kListEvery{500};
/// The headers of a capture and its first packet, by whose time it is known again.
constexpr std::size_t kBeginning = 1024;

/// tcpdump writes "x.pcap", "x.pcap1", "x.pcap2" …: any name with the word in it.
bool looksLikeCapture(const std::string& name)
{
    return !name.starts_with('.') && (name.find("cap") != std::string::npos || name.find("dump") != std::string::npos);
}

} // namespace

/// What is known of it before, now; what it begins with is read where it may have changed.
bool FollowFeed::look(const std::string& path, Seen& now)
{
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode))
        return false;
    const auto written = std::int64_t{facts.st_mtim.tv_sec} * 1'000'000'000 + facts.st_mtim.tv_nsec;
    if (written != now.written || now.beginning.empty()) {
        now.beginning.assign(kBeginning, '\0');
        std::ifstream in(path, std::ios::binary);
        in.read(now.beginning.data(), static_cast<std::streamsize>(kBeginning));
        now.beginning.resize(static_cast<std::size_t>(in.gcount()));
    }
    now.inode = facts.st_ino;
    now.size = static_cast<std::uint64_t>(facts.st_size);
    now.written = written;
    return true;
}

bool FollowFeed::isAnother(const Seen& before, const Seen& now)
{
    return now.inode != before.inode || now.size < before.size || !now.beginning.starts_with(before.beginning);
}

std::vector<std::string> FollowFeed::begun()
{
    std::error_code failed;
    if (!fs::is_directory(m_path, failed))
        return m_known.try_emplace(m_path).second ? std::vector{m_path} : std::vector<std::string>{};
    // We are asked fifty times a second; the last look is after the stop.
    const auto now = std::chrono::steady_clock::now();
    if (!m_stopped && now - m_listed < kListEvery)
        return {};
    m_listed = now;
    // By when each was last written, those of one moment by the length and order of their names: 9 before 10.
    std::vector<std::tuple<std::int64_t, std::size_t, std::string>> fresh;
    for (auto at = fs::directory_iterator(m_path, failed); !failed && at != fs::directory_iterator();
         at.increment(failed)) {
        if (!looksLikeCapture(at->path().filename().string()))
            continue;
        const std::string path = at->path().string();
        const auto known = m_known.find(path);
        Seen seen = known == m_known.end() ? Seen{} : known->second;
        if (!look(path, seen))
            continue;
        if (known == m_known.end() || isAnother(known->second, seen))
            fresh.emplace_back(seen.written, path.size(), path);
        m_known[path] = std::move(seen);
    }
    std::sort(fresh.begin(), fresh.end());
    std::vector<std::string> out;
    out.reserve(fresh.size());
    for (const auto& [time, size, path] : fresh)
        out.push_back(path);
    return out;
}

} // namespace phonehome

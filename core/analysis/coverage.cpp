// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coverage.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr Duration kShortest = Duration::ofSeconds(1);
constexpr int kLongerThanPauses = 3;

} // namespace

void Coverage::seen(std::uint32_t number, Timestamp time)
{
    if (number >= m_files.size())
        m_files.resize(std::size_t{number} + 1);
    File& file = m_files[number];
    if (!file.any) {
        file = {time, time, {}, true};
        return;
    }
    if (time > file.last) {
        file.longestPause = std::max(file.longestPause, time - file.last);
        file.last = time;
    }
    file.first = std::min(file.first, time);
}

std::vector<CaptureGap> Coverage::gaps() const
{
    std::vector<File> files;
    std::copy_if(m_files.begin(), m_files.end(), std::back_inserter(files), [](const File& f) { return f.any; });
    std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.first < b.first; });
    std::vector<CaptureGap> gaps;
    for (std::size_t i = 1; i < files.size(); ++i) {
        // What was seen until now, as one stretch.
        const File& next = files[i];
        const File& before = files[i - 1];
        const Duration pause = next.first - before.last;
        const Duration usual = std::max(before.longestPause, next.longestPause);
        if (pause >= kShortest && pause.ns / kLongerThanPauses > usual.ns)
            gaps.push_back({before.last, next.first});
        if (before.last > next.last)
            files[i].last = before.last;
        files[i].longestPause = usual;
    }
    return gaps;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/net/frame.h"

namespace phonehome {

/// Some frames of a data set, by file and number: a bit for each that there is up to the last of them.
class FrameSet {
public:
    /// Numbers begin with 1.
    void add(FileIndex file, std::uint64_t number)
    {
        if (file >= m_files.size())
            m_files.resize(std::size_t{file} + 1);
        std::vector<bool>& frames = m_files[file];
        if (number >= frames.size())
            frames.resize(number + 1);
        m_size += frames[number] ? 0 : 1;
        frames[number] = true;
    }
    bool has(FileIndex file, std::uint64_t number) const
    {
        return file < m_files.size() && number < m_files[file].size() && m_files[file][number];
    }
    std::uint64_t size() const { return m_size; }

private:
    std::vector<std::vector<bool>> m_files;
    std::uint64_t m_size = 0;
};

} // namespace phonehome

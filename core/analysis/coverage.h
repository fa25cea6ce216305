// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/cadence.h"

namespace phonehome {

/// When the files of a data set were looking. A pause between two files is a gap in the capture when it is longer than
/// any pause within them could explain: what would have been heard in it is nobody's miss.
class Coverage {
public:
    /// A packet of the file with that number, in the file's order.
    void seen(std::uint32_t file, Timestamp time);

    /// Sorted, apart from one another; empty for one file.
    std::vector<CaptureGap> gaps() const;

private:
    struct File {
        Timestamp first;
        Timestamp last;
        Duration longestPause;
        bool any = false;
    };

    std::vector<File> m_files; ///< by number
};

} // namespace phonehome

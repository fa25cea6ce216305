// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// How far the sources were read, and what they said beside their packets.
struct SourceState {
    std::uint64_t position = 0; ///< bytes read, over all files
    std::uint64_t size = 0;     ///< and to read; 0 = unknown
    std::vector<FileFacts> files;
    std::vector<Error> problems;
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/findings/findings.h"
#include "tests/support/analysed.h"

namespace phonehome {

/// What was found of one kind.
inline std::vector<Finding> ofKind(const Snapshot& s, FindingKind kind)
{
    std::vector<Finding> out;
    for (const Finding& f : findingsIn(s)) {
        if (f.kind == kind)
            out.push_back(f);
    }
    return out;
}

/// The same in these frames.
inline std::vector<Finding> found(const std::vector<TimedFrame>& frames, FindingKind kind)
{
    return ofKind(*analysed(frames), kind);
}

} // namespace phonehome

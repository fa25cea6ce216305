// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What a report shows of those who live there.
enum class ReportPrivacy : std::uint8_t {
    Masked, ///< without what tells whose home it is: see Mask; comments of files are left out
    Whole,
};

/// The whole answer as text that can be published: what was captured and what can't be seen from there, each device with
/// what it says to whom, how often and against which promise, names, findings and router settings. English, times in
/// UTC. Nothing in it that came from a capture is markup. The snapshot is final.
std::string reportAsMarkdown(const Snapshot& snapshot, ReportPrivacy privacy);
/// The same as one HTML page that loads nothing from anywhere and holds no script.
std::string reportAsHtml(const Snapshot& snapshot, ReportPrivacy privacy);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/findings/like_findings.h"

namespace phonehome {

/// What was found, as one English sentence without the device's name: "has 20 s to spare of the 330 s …". For scripts and
/// reports; the window has its own, translated words. Hostile text in it is made visible.
std::string findingSentence(const Snapshot& snapshot, const Finding& finding);
/// The same of what several devices have alike, true for each of them: "have not been heard since …", "missed 3 to 4 of
/// 1944 beats each …". Of one that has it alone as above.
std::string findingSentence(const Snapshot& snapshot, const LikeFindings& like);
/// What it means and what can be done about it, one or two English sentences; never empty.
std::string findingAdvice(FindingKind kind);
/// That nothing was found, and where that says little because the capture shows little: "nothing was found …", no full
/// stop.
std::string nothingFoundText(const Snapshot& snapshot);

} // namespace phonehome

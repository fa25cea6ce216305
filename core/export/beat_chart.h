// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/export/document.h"
#include "core/export/report_sections.h"

namespace phonehome {

/// When groups spoke and which of their beats are missing, over all of the capture's time; ticks at times that people
/// use. Of groups whose events are no longer in memory, those that are. Nothing (no lanes) for a capture of a moment.
BeatChart beatChart(const Snapshot& snapshot, const std::vector<ChartedGroup>& groups);

} // namespace phonehome

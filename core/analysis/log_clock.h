// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/analysis/capture_survey.h"
#include "core/analysis/log_timeline.h"

namespace phonehome {

/// How a log's clock stands to the capture's, as far as the two show it: by the lookups that both hold, else by the
/// talks that followed the answers, else by those of whoever it was.
ClockOffset clockOf(const LogTimeline& timeline, std::uint16_t log, const CaptureSurvey& survey);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/log_clock.h"

#include "core/analysis/clock_drift.h"

namespace phonehome {

ClockOffset clockOf(const LogTimeline& timeline, std::uint16_t log, const CaptureSurvey& survey)
{
    const Duration resolution = timeline.resolution(log);
    ClockOffset clock = estimateClockDrift(timeline.questions(log), survey.questions(), resolution);
    if (clock.found)
        return clock;
    clock = estimateClockDrift(timeline.answers(log), survey.starts(), resolution);
    if (clock.found)
        return clock;
    // A router that forwards for all, or a log that lost its questions, does not say who asked.
    ClockOffset ofAll = estimateClockDrift(timeline.answersOf(log), survey.startsTo(), resolution);
    return ofAll.found ? ofAll : clock;
}

} // namespace phonehome

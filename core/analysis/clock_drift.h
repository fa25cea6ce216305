// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/analysis/clock_offset.h"

namespace phonehome {

/// As estimateClockOffset, for clocks that may drift too (correlation rule 10: a fit per day): of a capture of days,
/// each day is compared by itself, or each quarter of a day where a day's drift blurs it. Has pieces where these agree
/// on a drift and explain clearly more than one offset does; no faster than a minute a day.
ClockOffset estimateClockDrift(const std::vector<KeyedMoment>& log, const std::vector<KeyedMoment>& capture,
                               Duration resolution);

/// What is to be added to a time by the log's clock: between two pieces along a straight line, before the first and
/// after the last along the line of the nearest two.
Duration offsetAt(const ClockOffset& clock, Timestamp byLog);

} // namespace phonehome

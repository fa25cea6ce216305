// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "ui/models/selection.h"
#include "ui/models/time_format.h"

namespace phonehome {

struct AxisTick {
    Timestamp time;
    QString label;
    bool day = false; ///< begins a day: its label is the day's name
};

/// Ticks at times people use (5 s, 20 min, 6 h, days), at most about wanted of them, in the time format's zone.
std::vector<AxisTick> axisTicks(const TimeSpan& span, int wanted, const TimeFormat& format);

/// Steps of values, for intervals in seconds: 1, 2 or 5 times a power of ten.
double niceStep(double range, int wanted);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/document.h"

namespace phonehome {

/// A chart as an HTML figure: SVG for the marks, text for the rest, so that it is read, found and enlarged as text is. Of
/// the page's style it takes the classes of kChartStyle. Nothing for a chart without lanes.
std::string htmlChart(const BeatChart& chart);

/// CSS of its classes; wants the page's colours (--ink, --faint, --line, --accent, --miss).
extern const char* const kChartStyle;

} // namespace phonehome

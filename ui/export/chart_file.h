// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/export/chart_image.h"

namespace phonehome {

/// Does the path end in one of the formats of charts?
bool isChartPath(const QString& path);

/// Writes the chart, whole or not at all: as PNG, SVG or CSV of what it shows, by the end of the path. The same input
/// gives the same bytes. Errors: WriteFailed, UnknownEnding.
Result<bool> exportChart(const ChartSubject& subject, const ChartImageOptions& options, const QString& path);

/// Writes a PNG, whole or not at all. Errors: WriteFailed.
Result<bool> saveImage(const QImage& image, const QString& path);

/// What the chart shows as lines of comma-separated values with a header: the timeline's events, or the cadence's
/// intervals. Times in ISO 8601 with the offset of the time zone; a cell that a spreadsheet would take for a formula
/// begins with an apostrophe.
QByteArray chartCsv(const ChartSubject& subject, ChartKind kind);

} // namespace phonehome

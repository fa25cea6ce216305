// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>

#include "core/analysis/snapshot.h"
#include "core/base/result.h"
#include "ui/models/selection.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// How a chart becomes a picture.
struct ChartImageOptions {
    QSize size{1440, 640}; ///< in units of text; the picture has size times scale pixels
    double scale = 2;      ///< 0.5 to 4
    bool dark = false;
    QString title; ///< empty: the cadence's sentence
};

/// The timeline as it is on screen (visible), or the whole capture, with title, legend and time zone in the picture.
QImage renderChart(const SnapshotPtr& snapshot, const Focus& focus, const std::optional<TimeSpan>& visible,
                   const TimeFormat& time, const ChartImageOptions& options);

/// Writes a PNG, whole or not at all. Errors: WriteFailed.
Result<bool> saveChart(const QImage& image, const QString& path);

} // namespace phonehome

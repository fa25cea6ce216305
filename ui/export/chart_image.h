// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QImage>

#include "core/analysis/snapshot.h"
#include "ui/models/lane_mode.h"
#include "ui/models/selection.h"
#include "ui/models/time_format.h"

class QPainter;

namespace phonehome {

enum class ChartKind { Timeline, Cadence };

/// How a chart becomes a picture.
struct ChartImageOptions {
    ChartKind kind = ChartKind::Timeline;
    QSize size{1440, 640}; ///< in units of text; the picture has size times scale pixels
    double scale = 2;      ///< 0.5 to 4
    bool dark = false;
    LaneMode lanes = LaneMode::Protocol;
    QString title; ///< empty: the cadence's sentence
};

/// What a chart is about: the timeline of the span that is visible (nullopt: the focus's, else all), or the cadence of
/// the focus's main group.
struct ChartSubject {
    SnapshotPtr snapshot;
    Focus focus;
    std::optional<TimeSpan> visible;
    const TimeFormat* time = nullptr;
};

/// The size that the chart takes: as asked, or higher where its lanes would be cut.
QSizeF chartSize(const ChartSubject& subject, const ChartImageOptions& options);
/// Paints the chart with title, legend and time zone on an area of that size, scale aside.
void paintChart(QPainter& painter, const ChartSubject& subject, const ChartImageOptions& options, const QSizeF& size);
/// The same as pixels.
QImage renderChart(const ChartSubject& subject, const ChartImageOptions& options);

} // namespace phonehome

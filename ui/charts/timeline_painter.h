// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "ui/charts/timeline_scene.h"

namespace phonehome {

/// Paints a timeline: lanes with their ticks, brackets and promises, the axis, the overview strip. Work grows with the
/// pixels, not with the events.
class TimelinePainter {
public:
    TimelinePainter(QPainter& painter, const QRectF& area, const TimelineScene& scene);
    void paint();

private:
    void paintGrid();
    void paintGaps();
    void paintLane(std::size_t i);
    void paintLabel(const Lane& lane, const QRectF& rect);
    void paintTicks(const Lane& lane, const QRectF& rect);
    void paintBeats(const Lane& lane, const QRectF& rect);
    void paintMissed(const Lane& lane, const QRectF& ticks);
    void paintMarks(const Lane& lane, const QRectF& rect);
    void paintWords(const Lane& lane, const QRectF& ticks);
    void paintBracket(const Lane& lane, const QRectF& rect, const QRectF& ticks);
    void paintSummary(const Lane& lane, const QRectF& rect);
    void paintEmpty(const Lane& lane, const QRectF& rect);
    void paintSpan();
    void paintCursor();
    void paintOverview();
    /// Ticks share a lane with bracket and promise where there are any.
    QRectF tickArea(const Lane& lane, const QRectF& rect) const;
    bool isStrong(const Lane& lane, const LaneEvent& event) const;
    void text(const QRectF& rect, int flags, const QString& text, const QColor& colour, bool bold = false);

    QPainter& m_p;
    const TimelineScene& m_scene;
    TimelineLayout m_layout;
    double m_line; ///< height of a line of text
};

} // namespace phonehome

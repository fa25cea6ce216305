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
    /// What lies in one column of pixels, or in one burst.
    struct Column {
        double x = 0;
        double right = 0;
        double room = 0; ///< pixels up to what follows
        double width = 1;
        std::size_t events = 0;
        std::uint32_t protocols = 0; ///< a bit each; 0: nothing that gets a tick
        bool strong = false;         ///< in focus
        QColor colour;
    };

    void paintGrid();
    void paintGaps();
    void paintLane(std::size_t i);
    void paintLabel(const Lane& lane, const QRectF& rect);
    void paintTicks(const Lane& lane, const QRectF& rect);
    std::size_t burstEnd(const Lane& lane, std::size_t i) const;
    void paintBurst(const Column& column, const QRectF& area);
    void lookInto(const Lane& lane, std::size_t from, std::size_t to, Column& column) const;
    void paintColumn(const Lane& lane, const Column& column, const QRectF& area);
    void paintDoubled(const Lane& lane, const QRectF& area);
    void paintBeats(const Lane& lane, const QRectF& rect);
    void paintMissed(const Lane& lane, const QRectF& ticks);
    void paintMarks(const Lane& lane, const QRectF& rect);
    void paintWords(const Lane& lane, const QRectF& ticks);
    void paintBracket(const Lane& lane, const QRectF& rect, const QRectF& ticks);
    void paintSummary(const Lane& lane, const QRectF& rect);
    void paintEmpty(const Lane& lane, const QRectF& rect);
    /// Flows of a device that says nothing of its own accord; 0 of all others.
    std::uint64_t flowsAnswered() const;
    /// Instead of lanes and an axis that would be invented; false where there is something to paint.
    bool paintNothing();
    void paintSpan();
    void paintExcluded();
    void paintCursor();
    void paintParting();
    void paintPartingOf(const QRectF& strip);
    void paintCursorLine(Timestamp time, Qt::PenStyle style);
    void paintOverview();
    /// Ticks share a lane with bracket and promise where there are any.
    QRectF tickArea(const Lane& lane, const QRectF& rect) const;
    bool isStrong(const LaneEvent& event) const;
    static double tickWidth(double room);
    void text(const QRectF& rect, int flags, const QString& text, const QColor& colour, bool bold = false);

    QPainter& m_p;
    const TimelineScene& m_scene;
    TimelineLayout m_layout;
    QRectF m_area;
    double m_line; ///< height of a line of text
};

} // namespace phonehome

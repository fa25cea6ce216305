// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QFont>
#include <QRectF>

#include "ui/charts/lanes.h"
#include "ui/charts/theme.h"
#include "ui/models/time_format.h"

namespace phonehome {

/// Everything a timeline's picture is made from; the widget and the PNG export fill the same.
struct TimelineScene {
    const Lanes* lanes = nullptr;
    const TimeFormat* time = nullptr;
    Theme theme;
    QFont font;
    Focus focus;
    TimeSpan whole;
    TimeSpan visible;
    std::optional<LaneEvent> cursor; ///< the selected event
    std::optional<TimeSpan> dragged; ///< being selected just now
    bool overview = true;
    bool focused = false; ///< has the keyboard
};

/// "every 310 s"
QString everyText(const LaneBeats& beats);

/// Where the parts of a timeline lie in a rectangle; the same for painting and for the mouse.
class TimelineLayout {
public:
    TimelineLayout(const QRectF& area, const TimelineScene& scene);

    double xOf(Timestamp t) const { return xIn(m_lanesArea, m_visible, t); }
    Timestamp timeAt(double x) const { return timeIn(m_lanesArea, m_visible, x); }
    double overviewX(Timestamp t) const { return xIn(m_overview, m_whole, t); }
    Timestamp overviewTime(double x) const { return timeIn(m_overview, m_whole, x); }

    const QRectF& lanesArea() const { return m_lanesArea; } ///< right of the labels
    const QRectF& labels() const { return m_labels; }
    const QRectF& axis() const { return m_axis; }
    const QRectF& overview() const { return m_overview; }
    QRectF lane(std::size_t i) const;
    /// -1: between or outside the lanes.
    int laneAt(double y) const;
    /// Is a lane high enough for bracket and promise? line: height of a line of text.
    static bool hasRoom(const QRectF& lane, double line);
    /// Smallest height in which nothing overlaps.
    static double heightFor(const TimelineScene& scene);

private:
    static double xIn(const QRectF& area, const TimeSpan& span, Timestamp t);
    static Timestamp timeIn(const QRectF& area, const TimeSpan& span, double x);

    TimeSpan m_visible;
    TimeSpan m_whole;
    QRectF m_labels;
    QRectF m_lanesArea;
    QRectF m_axis;
    QRectF m_overview;
    std::vector<double> m_tops; ///< of the lanes, and the bottom of the last
};

} // namespace phonehome

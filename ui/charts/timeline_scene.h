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
    std::optional<LaneEvent> cursor;  ///< the selected event
    std::optional<LaneEvent> second;  ///< what it is measured against; nullopt: the one of its group before it
    std::optional<TimeSpan> dragged;  ///< being selected just now
    std::optional<Timestamp> parting; ///< what is before is compared with what is after
    double scroll = 0;                ///< pixels that the lanes are moved up, where they are higher than their room
    double corner = 0;                ///< pixels left of the axis that something else takes
    /// How much happened, by columns of two pixels of the overview; nullptr: no overview.
    const std::vector<std::uint32_t>* density = nullptr;
    bool focused = false; ///< has the keyboard
};

/// "every 310 s"
QString everyText(const LaneBeats& beats);
/// What stands under a lane's name where its bracket does not say it: period and device; empty without either.
QString laneSubtitle(const Lane& lane);

/// From the second cursor, else from the event before, to the first; nullopt where there is none.
std::optional<Duration> cursorDistance(const TimelineScene& scene);
/// "ΔT 310.02 s"; empty without a distance.
QString cursorText(const TimelineScene& scene);

/// Events of all lanes in so many equal parts of a time.
std::vector<std::uint32_t> laneDensity(const Lanes& lanes, const TimeSpan& whole, std::size_t parts);

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
    /// Also of one that is scrolled out of the area.
    QRectF lane(std::size_t i) const;
    double scrollMax() const { return m_scrollMax; }
    /// Columns of the overview.
    std::size_t overviewColumns() const;
    /// -1: between or outside the lanes.
    int laneAt(double y) const;
    /// Is a lane high enough for bracket and promise? line: height of a line of text.
    static bool hasRoom(const QRectF& lane, double line);
    /// Height in which nothing overlaps and no lane is out of sight.
    static double heightFor(const TimelineScene& scene);
    /// Smallest height of use: the first lane, the axis, the overview.
    static double heightMin(const TimelineScene& scene);

private:
    static double xIn(const QRectF& area, const TimeSpan& span, Timestamp t);
    static Timestamp timeIn(const QRectF& area, const TimeSpan& span, double x);

    TimeSpan m_visible;
    TimeSpan m_whole;
    QRectF m_labels;
    QRectF m_lanesArea;
    QRectF m_axis;
    QRectF m_overview;
    double m_scrollMax = 0;
    std::vector<double> m_tops; ///< of the lanes, and the bottom of the last
};

} // namespace phonehome

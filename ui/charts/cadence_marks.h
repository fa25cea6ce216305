// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QGraphicsItem>
#include <QString>

#include "ui/charts/cadence_plot.h"
#include "ui/charts/cadence_points.h"

namespace phonehome {

/// A dotted vertical with its word.
struct CadenceMark {
    double x = 0; ///< as in CadencePoints
    QString text;
};

/// Changes of the timer, and for STUN the times when the world saw the device under another address: in time order.
std::vector<CadenceMark> cadenceMarks(const Snapshot& snapshot, GroupId group, const CadencePoints& points);

/// Diameters in pixels: of an interval's dot, and of a missed beat's ring.
inline constexpr double kIntervalDot = 4;
inline constexpr double kMissedDot = 8;

/// How many intervals lie in each of n equal bins from low to high, lowest first.
std::vector<std::size_t> intervalHistogram(const CadencePoints& points, std::size_t n);

/// What Qt Charts has no series for, or none that is quick enough: dots, of which a series makes an item each; verticals
/// with words, the words in the slack, the histogram at the side. A child of the chart, drawn over it.
class CadenceMarks final : public QGraphicsItem {
public:
    /// histogramWidth in pixels, 0 = none.
    CadenceMarks(QChart* chart, const CadencePoints& points, const CadencePlotInput& input, int histogramWidth);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    double xOf(double x) const;
    double yOf(double y) const;
    void paintDots(QPainter& p) const;
    void paintGaps(QPainter& p) const;
    void paintVerticals(QPainter& p) const;
    void paintSlackWords(QPainter& p) const;
    void paintHistogram(QPainter& p) const;

    QChart* m_chart;
    CadencePoints m_points;
    CadencePlotInput m_input;
    std::vector<CadenceMark> m_marks;
    int m_histogramWidth;
};

} // namespace phonehome

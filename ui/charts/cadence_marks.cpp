// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cadence_marks.h"

#include <algorithm>

#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include "ui/models/group_facts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::CadenceChart)
};

constexpr double kBarPixels = 3;
constexpr double kGap = 8;

} // namespace

std::vector<CadenceMark> cadenceMarks(const Snapshot& snapshot, GroupId id, const CadencePoints& points)
{
    const Group& group = snapshot.groups[id.value];
    std::vector<CadenceMark> marks;
    for (const CadenceChange& change : group.cadence.changes)
        marks.push_back({points.secondsOf(change.time), changeText(change)});
    for (std::size_t i = 0; group.protocol == Protocol::Stun && i < snapshot.mappings.size(); ++i) {
        const Mapping& mapping = snapshot.mappings[i];
        if (mapping.device != group.device)
            continue;
        if (mapping.cause == MappingCause::AddressChanged)
            marks.push_back({points.secondsOf(mapping.first), Words::tr("other public address")});
        else if (mapping.cause == MappingCause::Forgotten)
            marks.push_back({points.secondsOf(mapping.first), Words::tr("mapping forgotten")});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    return marks;
}

std::vector<std::size_t> intervalHistogram(const CadencePoints& points, std::size_t n)
{
    std::vector<std::size_t> bins(std::max<std::size_t>(n, 1));
    const double range = points.high - points.low;
    for (const QPointF& point : points.intervals) {
        const double share = range > 0 ? (point.y() - points.low) / range : 0;
        if (share < 0 || share > 1)
            continue;
        const auto bin = static_cast<std::size_t>(share * static_cast<double>(bins.size()));
        ++bins[std::min(bin, bins.size() - 1)];
    }
    return bins;
}

CadenceMarks::CadenceMarks(QChart* chart, const CadencePoints& points, const CadencePlotInput& input,
                           int histogramWidth)
    : QGraphicsItem(chart), m_chart(chart), m_points(points), m_input(input),
      m_marks(cadenceMarks(*input.snapshot, input.group, points)), m_histogramWidth(histogramWidth)
{
    setZValue(100);
}

QRectF CadenceMarks::boundingRect() const
{
    return {{0, 0}, m_chart->size()};
}

double CadenceMarks::xOf(double x) const
{
    const QRectF area = m_chart->plotArea();
    return area.left() + (x - m_points.from) / (m_points.to - m_points.from) * area.width();
}

double CadenceMarks::yOf(double y) const
{
    const QRectF area = m_chart->plotArea();
    return area.bottom() - (y - m_points.low) / (m_points.high - m_points.low) * area.height();
}

void CadenceMarks::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->save();
    painter->setFont(m_input.font);
    paintDots(*painter);
    paintGaps(*painter);
    paintSlackWords(*painter);
    paintVerticals(*painter);
    if (m_histogramWidth > 0)
        paintHistogram(*painter);
    painter->restore();
}

void CadenceMarks::paintDots(QPainter& p) const
{
    const QColor colour = m_input.theme.protocol(m_input.snapshot->groups[m_input.group.value].protocol);
    const auto place = [this](const QPointF& point) { return QPointF(xOf(point.x()), yOf(point.y())); };
    QList<QPointF> dots;
    dots.reserve(static_cast<qsizetype>(m_points.intervals.size()));
    for (const QPointF& point : m_points.intervals)
        dots.append(place(point));
    p.setPen(QPen(colour, kIntervalDot, Qt::SolidLine, Qt::RoundCap));
    p.drawPoints(dots.constData(), static_cast<int>(dots.size()));
    p.setPen(QPen(colour, 1));
    p.setBrush(m_input.theme.surface);
    for (const QPointF& point : m_points.missed)
        p.drawEllipse(place(point), kMissedDot / 2, kMissedDot / 2);
}

/// Half seen through: the dots beside it stay.
void CadenceMarks::paintGaps(QPainter& p) const
{
    const QRectF area = m_chart->plotArea();
    QColor grey = m_input.theme.gap;
    grey.setAlphaF(0.6F);
    for (const CaptureGap& gap : m_input.snapshot->gaps) {
        const double from = std::max(area.left(), xOf(m_points.secondsOf(gap.from)));
        const double to = std::min(area.right(), xOf(m_points.secondsOf(gap.to)));
        if (to > from)
            p.fillRect(QRectF(from, area.top(), std::max(1.0, to - from), area.height()), grey);
    }
}

void CadenceMarks::paintVerticals(QPainter& p) const
{
    const QRectF area = m_chart->plotArea();
    const QFontMetricsF metrics(m_input.font);
    double free = area.left();
    for (const CadenceMark& mark : m_marks) {
        const double x = xOf(mark.x);
        if (x < area.left() || x > area.right())
            continue;
        p.setPen(QPen(m_input.theme.faint, 1, Qt::DotLine));
        p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const double width = metrics.horizontalAdvance(mark.text);
        const double left = x + 4 + width <= area.right() ? x + 4 : x - 4 - width;
        if (left < free)
            continue; // the table beside the chart has them all
        p.setPen(m_input.theme.faint);
        p.drawText(QPointF(left, area.bottom() - 6), mark.text);
        free = left + width + kGap;
    }
}

void CadenceMarks::paintSlackWords(QPainter& p) const
{
    const Group& group = m_input.snapshot->groups[m_input.group.value];
    const CadenceSegment* main = group.cadence.main();
    if (!main || !group.promise || !group.promise->margin)
        return;
    const auto promised = static_cast<double>(group.promise->seconds);
    if (promised > m_points.high || *group.promise->margin <= 0)
        return;
    const QRectF area = m_chart->plotArea();
    const double top = yOf(promised);
    const double bottom = yOf(main->period);
    const QFontMetricsF metrics(m_input.font);
    if (bottom - top < metrics.height() + 4)
        return;
    p.setPen(m_input.theme.protocol(group.protocol));
    p.drawText(
        QRectF(area.left() + 8, top, area.width() - 16, bottom - top), Qt::AlignLeft | Qt::AlignVCenter,
        Words::tr("%1 to spare").arg(TimeFormat::period(*group.promise->margin, cadenceUnit(m_input, m_points))));
}

void CadenceMarks::paintHistogram(QPainter& p) const
{
    const QRectF area = m_chart->plotArea();
    const QColor colour = m_input.theme.protocol(m_input.snapshot->groups[m_input.group.value].protocol);
    const double left = area.right() + 12;
    const auto n = static_cast<std::size_t>(std::max(1.0, area.height() / kBarPixels));
    const std::vector<std::size_t> bins = intervalHistogram(m_points, n);
    const std::size_t most = std::max<std::size_t>(1, *std::max_element(bins.begin(), bins.end()));
    const double high = area.height() / static_cast<double>(n);
    p.setPen(QPen(m_input.theme.grid, 1));
    p.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()));
    for (std::size_t i = 0; i < n; ++i) {
        if (bins[i] == 0)
            continue;
        const double width = std::max(1.0, m_histogramWidth * static_cast<double>(bins[i]) / static_cast<double>(most));
        p.fillRect(
            QRectF(left + 1, area.bottom() - static_cast<double>(i + 1) * high, width, std::max(1.0, high - 0.5)),
            colour);
    }
    const QFontMetricsF metrics(m_input.font);
    p.setPen(m_input.theme.faint);
    p.drawText(QRectF(left, area.bottom() + 6, m_histogramWidth, metrics.height()), Qt::AlignLeft | Qt::AlignTop,
               Words::tr("how often"));
}

} // namespace phonehome

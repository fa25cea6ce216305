// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cadence_chart.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>
#include <QVBoxLayout>

#include "ui/charts/cadence_points.h"
#include "ui/charts/time_axis.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr double kDot = 4;
constexpr int kYTickPixels = 36; ///< nearer ticks have no room for their labels
constexpr int kXTicks = 8;

QScatterSeries* dots(const QString& name, const std::vector<QPointF>& points, const QColor& colour, bool hollow,
                     const Theme& theme)
{
    auto* series = new QScatterSeries;
    series->setName(name);
    series->setMarkerSize(hollow ? kDot * 2 : kDot);
    series->setColor(hollow ? theme.surface : colour);
    series->setBorderColor(colour);
    if (!hollow)
        series->setPen(Qt::NoPen);
    series->replace(QList<QPointF>(points.begin(), points.end()));
    return series;
}

QLineSeries* level(const QString& name, double from, double to, double y, const QPen& pen)
{
    auto* series = new QLineSeries;
    series->setName(name);
    series->setPen(pen);
    series->append(from, y);
    series->append(to, y);
    return series;
}

void styleAxis(QAbstractAxis& axis, const Theme& theme, const QFont& font)
{
    axis.setLabelsColor(theme.faint);
    axis.setLabelsFont(font);
    axis.setLinePenColor(theme.grid);
    axis.setGridLineColor(theme.grid);
}

} // namespace

CadenceChart::CadenceChart(const ViewContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_view(new QChartView(this))
{
    setObjectName(QStringLiteral("cadenceChart"));
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(context.time, &TimeFormat::changed, this, &CadenceChart::rebuild);
}

void CadenceChart::setGroup(const SnapshotPtr& snapshot, GroupId group)
{
    m_snapshot = snapshot;
    m_group = group;
    rebuild();
}

void CadenceChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        rebuild();
}

int CadenceChart::yTicks() const
{
    // Legend and labels take their share of the height.
    return std::clamp((m_view->height() - 4 * fontMetrics().height()) / kYTickPixels, 2, 8);
}

void CadenceChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (yTicks() != m_yTicks)
        rebuild();
}

void CadenceChart::rebuild()
{
    m_yTicks = yTicks();
    const Theme theme = Theme::from(palette());
    auto* chart = new QChart;
    chart->setBackgroundBrush(theme.surface);
    chart->setBackgroundRoundness(0);
    chart->setMargins({4, 0, 20, 0});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_view->setBackgroundBrush(theme.surface);
    if (m_snapshot && m_group.valid()) {
        const Group& group = m_snapshot->groups[m_group.value];
        const CadencePoints points = cadencePoints(*m_snapshot, m_group);
        const QColor colour = theme.protocol(group.protocol);
        const double from = points.from;
        const double to = points.to;
        chart->addSeries(dots(tr("interval"), points.intervals, colour, false, theme));
        if (!points.missed.empty())
            chart->addSeries(dots(tr("missed"), points.missed, colour, true, theme));
        if (const CadenceSegment* main = group.cadence.main()) {
            chart->addSeries(level(tr("period %1").arg(TimeFormat::period(main->period)), from, to, main->period,
                                   QPen(theme.text, 1)));
        }
        if (group.promise && static_cast<double>(group.promise->seconds) <= points.high * 1.5) {
            const auto seconds = static_cast<double>(group.promise->seconds);
            chart->addSeries(
                level(QStringLiteral("%1 %2").arg(promiseKindText(group.promise->kind), TimeFormat::period(seconds)),
                      from, to, seconds, QPen(colour, 1.5, Qt::DashLine)));
        }
        auto* x = new QCategoryAxis;
        x->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        x->setRange(from, to);
        const TimeSpan span{points.timeOf(from), points.timeOf(to)};
        for (const AxisTick& tick : axisTicks(span, kXTicks, *m_context.time)) {
            // A label at the very edge would be cut.
            if (points.secondsOf(tick.time) < to - 0.04 * (to - from))
                x->append(tick.label + QString(x->count(), QChar(0x200b)), points.secondsOf(tick.time));
        }
        auto* y = new QCategoryAxis;
        y->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        y->setRange(points.low, points.high);
        const double step = niceStep(points.high - points.low, yTicks());
        for (double v = std::ceil(points.low / step) * step; v <= points.high; v += step)
            y->append(TimeFormat::period(v) + QString(y->count(), QChar(0x200b)), v);
        styleAxis(*x, theme, font());
        styleAxis(*y, theme, font());
        chart->addAxis(x, Qt::AlignBottom);
        chart->addAxis(y, Qt::AlignLeft);
        for (QAbstractSeries* series : chart->series()) {
            series->attachAxis(x);
            series->attachAxis(y);
        }
        chart->legend()->setAlignment(Qt::AlignTop);
        chart->legend()->setFont(font());
        chart->legend()->setLabelColor(theme.text);
        chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    }
    // The view takes the new chart and hands the old one back.
    QChart* old = m_view->chart();
    m_view->setChart(chart);
    delete old;
}

} // namespace phonehome

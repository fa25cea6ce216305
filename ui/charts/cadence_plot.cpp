// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/cadence_plot.h"

#include <algorithm>
#include <cmath>

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QLegendMarker>
#include <QLineSeries>
#include <QScatterSeries>

#include "ui/charts/cadence_marks.h"
#include "ui/charts/cadence_points.h"
#include "ui/charts/time_axis.h"
#include "ui/models/group_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::CadenceChart)
};

constexpr double kLegendLine = 2; ///< heights of text; words that need two lines
constexpr double kLegendWrapped = 3.5;
constexpr double kLegendMark = 32; ///< pixels beside the words of each
constexpr int kYTickPixels = 36;   ///< nearer ticks have no room for their labels
constexpr int kXTicks = 8;
constexpr double kHistogramFrom = 420; ///< narrower charts have no room for a histogram
constexpr int kHistogramWidth = 112;

/// For the legend: CadenceMarks paints the dots.
QScatterSeries* dots(const QString& name, const QColor& colour, bool hollow, const Theme& theme)
{
    auto* series = new QScatterSeries;
    series->setName(name);
    series->setMarkerSize(hollow ? kMissedDot : kIntervalDot);
    series->setColor(hollow ? theme.surface : colour);
    series->setBorderColor(colour);
    if (!hollow)
        series->setPen(Qt::NoPen);
    return series;
}

QLineSeries* level(const QString& name, const CadencePoints& points, double y, const QPen& pen)
{
    auto* series = new QLineSeries;
    series->setName(name);
    series->setPen(pen);
    series->append(points.from, y);
    series->append(points.to, y);
    return series;
}

void styleAxis(QAbstractAxis& axis, const CadencePlotInput& input)
{
    axis.setLabelsColor(input.theme.faint);
    axis.setLabelsFont(input.font);
    axis.setLinePenColor(input.theme.grid);
    axis.setGridLineColor(input.theme.grid);
}

/// Is there something to spare? Not where the promise is over before the next beat, nor where nothing ends with it.
bool hasSlack(const Group& group)
{
    return group.promise && group.promise->margin && *group.promise->margin > 0;
}

/// Shaded between period and promise: what is to spare.
void addSlack(QChart& chart, const CadencePoints& points, const CadencePlotInput& input, double period, double promised)
{
    const Theme& theme = input.theme;
    const Group& group = input.snapshot->groups[input.group.value];
    auto* area = new QAreaSeries(level({}, points, promised, Qt::NoPen), level({}, points, period, Qt::NoPen));
    area->setPen(Qt::NoPen);
    area->setBrush(theme.band(group.protocol));
    // The area does not own its edges.
    area->upperSeries()->setParent(area);
    area->lowerSeries()->setParent(area);
    chart.addSeries(area);
}

double axisStep(const CadencePlotInput& input, const CadencePoints& points)
{
    constexpr double kStepMin = 0.001; // labels tell no less
    return std::max(niceStep(points.high - points.low, cadenceTicks(input.size.height(), input.font)), kStepMin);
}

void addSeries(QChart& chart, const CadencePoints& points, const CadencePlotInput& input)
{
    const Group& group = input.snapshot->groups[input.group.value];
    const QColor colour = input.theme.protocol(group.protocol);
    const CadenceSegment* main = group.cadence.main();
    const PeriodUnit unit = cadenceUnit(input, points);
    const auto promised = group.promise ? static_cast<double>(group.promise->seconds) : 0.0;
    const bool promiseShown = group.promise && promised > 0 && promised <= points.high && promised >= points.low;
    if (main && promiseShown && promised > main->period && hasSlack(group))
        addSlack(chart, points, input, main->period, promised);
    chart.addSeries(dots(Words::tr("interval"), colour, false, input.theme));
    if (!points.missed.empty())
        chart.addSeries(dots(Words::tr("missed"), colour, true, input.theme));
    if (main) {
        chart.addSeries(level(Words::tr("period %1").arg(TimeFormat::period(main->period, unit)), points, main->period,
                              QPen(input.theme.text, 1)));
    }
    if (promiseShown) {
        const QString words =
            QStringLiteral("%1 %2").arg(promiseKindText(group.promise->kind), TimeFormat::period(promised, unit));
        chart.addSeries(level(words, points, promised, QPen(colour, 1.5, Qt::DashLine)));
    }
    const auto due = group.promise && group.promise->renewal ? static_cast<double>(group.promise->renewal->seconds) : 0;
    if (due > 0 && due <= points.high && due >= points.low) {
        chart.addSeries(level(Words::tr("renewal due %1").arg(TimeFormat::period(due, unit)), points, due,
                              QPen(colour, 1.5, Qt::DotLine)));
    }
}

bool hasHistogram(const CadencePoints& points, const CadencePlotInput& input)
{
    return input.size.width() >= kHistogramFrom && points.intervals.size() > 2;
}

void addAxes(QChart& chart, const CadencePoints& points, const CadencePlotInput& input)
{
    // A zero-width space more in each label: the axis takes labels that are alike for one.
    const auto unique = [](const QString& label, int n) { return label + QString(n, QChar(0x200b)); };
    auto* x = new QCategoryAxis;
    x->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    x->setRange(points.from, points.to);
    const TimeSpan span{points.timeOf(points.from), points.timeOf(points.to)};
    const double letter = QFontMetricsF(input.font).averageCharWidth();
    const double width = input.size.width() - (hasHistogram(points, input) ? kHistogramWidth : 0);
    const int wanted = std::clamp(static_cast<int>(width / (9 * letter)), 2, kXTicks);
    for (const AxisTick& tick : axisTicks(span, wanted, *input.time)) {
        // A label at the very edge would be cut.
        if (points.secondsOf(tick.time) < points.to - 0.04 * (points.to - points.from))
            x->append(unique(tick.label, x->count()), points.secondsOf(tick.time));
    }
    auto* y = new QCategoryAxis;
    y->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    y->setRange(points.low, points.high);
    const double step = axisStep(input, points);
    const PeriodUnit unit = cadenceUnit(input, points);
    for (double v = std::ceil(points.low / step) * step; v <= points.high; v += step)
        y->append(unique(TimeFormat::period(v, unit), y->count()), v);
    styleAxis(*x, input);
    styleAxis(*y, input);
    chart.addAxis(x, Qt::AlignBottom);
    chart.addAxis(y, Qt::AlignLeft);
    for (QAbstractSeries* series : chart.series()) {
        series->attachAxis(x);
        series->attachAxis(y);
    }
}

/// Across the whole chart: beside the histogram's margin its words would be cut.
void placeLegend(QChart& chart, const CadencePlotInput& input)
{
    QLegend* legend = chart.legend();
    legend->setFont(input.font);
    legend->setLabelColor(input.theme.text);
    legend->setMarkerShape(QLegend::MarkerShapeFromSeries);
    for (QAbstractSeries* series : chart.series()) {
        if (series->type() == QAbstractSeries::SeriesTypeArea) // says itself what it is
            legend->markers(series).front()->setVisible(false);
    }
    legend->detachFromChart();
    const QFontMetricsF metrics(input.font);
    double words = 0; // in one line, each behind its mark
    for (const QAbstractSeries* series : chart.series())
        words += metrics.horizontalAdvance(series->name()) + kLegendMark;
    const auto place = [&chart, legend, words, line = metrics.height()](const QSizeF& size) {
        const double height = (words > size.width() ? kLegendWrapped : kLegendLine) * line;
        legend->setGeometry(0, 0, size.width(), height);
        legend->update();
        QMargins margins = chart.margins();
        // The topmost label of the axis stands half above it.
        const int top = static_cast<int>(height + line / 2);
        if (margins.top() != top) {
            margins.setTop(top);
            chart.setMargins(margins);
        }
    };
    place(input.size);
    QObject::connect(&chart, &QChart::geometryChanged, &chart, [&chart, place] { place(chart.size()); });
}

} // namespace

PeriodUnit cadenceUnit(const CadencePlotInput& input, const CadencePoints& points)
{
    constexpr double kStepInHours = 360; // a tenth of an hour: finer ones would be labelled alike
    if (axisStep(input, points) < kStepInHours)
        return PeriodUnit::Seconds;
    const Group& group = input.snapshot->groups[input.group.value];
    return group.cadence.main() || group.promise ? periodUnit(group) : unitFor({points.high});
}

int cadenceTicks(double height, const QFont& font)
{
    // Legend and labels take their share of the height.
    return std::clamp(static_cast<int>((height - 4 * QFontMetricsF(font).height()) / kYTickPixels), 2, 8);
}

std::unique_ptr<QChart> cadencePlot(const CadencePlotInput& input)
{
    auto chart = std::make_unique<QChart>();
    chart->setBackgroundBrush(input.theme.surface);
    chart->setBackgroundRoundness(0);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    const int head = static_cast<int>((kLegendLine + 0.5) * QFontMetricsF(input.font).height());
    chart->setMargins({4, head, 20, 0});
    if (!input.snapshot || !input.group.valid())
        return chart;
    const CadencePoints points = cadencePoints(*input.snapshot, input.group);
    const bool histogram = hasHistogram(points, input);
    if (histogram)
        chart->setMargins({4, head, kHistogramWidth + 16, 0});
    addSeries(*chart, points, input);
    addAxes(*chart, points, input);
    placeLegend(*chart, input);
    // The chart is its parent and owns it.
    new CadenceMarks(chart.get(), points, input, histogram ? kHistogramWidth : 0);
    return chart;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/chart_image.h"

#include <algorithm>
#include <array>

#include <QChart>
#include <QCoreApplication>
#include <QFontDatabase>
#include <QGraphicsScene>
#include <QGuiApplication>
#include <QPainter>

#include "ui/charts/cadence_plot.h"
#include "ui/charts/tick_shape.h"
#include "ui/charts/timeline_painter.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::ChartImage)
};

constexpr int kEdgeMax = 16000; ///< pixels; a larger picture is of no use and takes gigabytes
constexpr double kMargin = 16;

QString titleOf(const Snapshot& s, const Focus& focus, const ChartImageOptions& options)
{
    if (!options.title.isEmpty())
        return options.title;
    const GroupId group = mainGroup(s, focus);
    return group.valid() ? cadenceHeading(s, s.groups[group.value]) : Words::tr("Nothing that we know was said");
}

QString subtitleOf(const Snapshot& s, const TimeSpan& span, const Focus& focus, const TimeFormat& time)
{
    const QString who = focus.device.valid() ? deviceTitleText(s, focus.device) : Words::tr("All devices");
    return Words::tr("%1 · %2, %3").arg(who, time.span(span), time.zoneText(span.from));
}

/// What the marks mean, each beside its mark.
double paintLegend(QPainter& p, const Theme& theme, double x, double y)
{
    const QFontMetricsF metrics(p.font());
    const auto entry = [&](const QString& words, auto paintMark) {
        paintMark(QRectF(x, y - metrics.ascent(), 12, metrics.ascent()));
        p.setPen(theme.faint);
        p.drawText(QPointF(x + 18, y), words);
        x += 18 + metrics.horizontalAdvance(words) + 24;
    };
    const QColor colour = theme.protocol(Protocol::Stun);
    entry(Words::tr("one exchange"),
          [&](const QRectF& r) { p.fillRect(QRectF(r.center().x() - 1, r.top(), 3, r.height()), colour); });
    entry(Words::tr("missed"), [&](const QRectF& r) {
        p.setPen(colour);
        p.setBrush(theme.surface);
        p.drawRect(QRectF(r.center().x() - 2.5, r.top() + 0.5, 5, r.height() - 1));
        p.setBrush(Qt::NoBrush);
    });
    entry(Words::tr("extra"), [&](const QRectF& r) {
        const QRectF cross(r.center().x() - 3, r.center().y() - 3, 6, 6);
        p.setPen(QPen(colour, 1.4));
        p.drawLine(cross.topLeft(), cross.bottomRight());
        p.drawLine(cross.topRight(), cross.bottomLeft());
    });
    entry(Words::tr("promise holds"), [&](const QRectF& r) {
        p.fillRect(QRectF(r.left(), r.center().y() - 3, 14, 6), theme.band(Protocol::Stun));
    });
    return x;
}

/// Where lanes hold several protocols: what each tick looks like, as far as there is room.
void paintProtocols(QPainter& p, const TimelineScene& scene, QPointF at, double right)
{
    std::array<bool, kProtocolCount> seen{};
    const Snapshot& s = *scene.lanes->snapshot();
    for (std::size_t g = 0; g < s.groups.size(); ++g)
        seen[static_cast<std::size_t>(s.groups[g].protocol)] = true;
    const QFontMetricsF metrics(p.font());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto protocol = static_cast<Protocol>(i);
        const QString words = protocolText(protocol);
        const double width = 8 + metrics.horizontalAdvance(words);
        if (!seen[i] || at.x() + width > right)
            continue;
        paintTickShape(p, protocol, {at.x(), at.y() - metrics.ascent(), 3, metrics.ascent()},
                       scene.theme.protocol(protocol));
        p.setPen(scene.theme.faint);
        p.drawText(QPointF(at.x() + 8, at.y()), words);
        at.rx() += width + 14;
    }
}

/// Fonts and the heights that come of them.
struct Frame {
    Frame() : font(QGuiApplication::font()), titleFont(font)
    {
        titleFont.setBold(true);
        titleFont.setPointSizeF(font.pointSizeF() * 1.35);
        title = QFontMetricsF(titleFont).height();
        line = QFontMetricsF(font).height();
        head = kMargin + title + line + 12;
    }

    QFont font;
    QFont titleFont;
    double title = 0;
    double line = 0;
    double head = 0; ///< above the chart
};

/// The timeline's parts point at one another: made in place.
struct TimelineParts {
    TimelineParts(const ChartSubject& subject, const ChartImageOptions& options, const QFont& font)
    {
        const Totals& totals = subject.snapshot->totals;
        lanes.update(subject.snapshot, subject.focus, options.lanes);
        scene.lanes = &lanes;
        scene.time = subject.time;
        scene.theme = Theme::plain(options.dark);
        scene.font = font;
        scene.focus = subject.focus;
        scene.focus.span.reset();
        scene.whole = {totals.first, std::max(totals.last, totals.first + Duration::ofMillis(1))};
        scene.visible = subject.visible.value_or(subject.focus.span.value_or(scene.whole));
    }
    TimelineParts(const TimelineParts&) = delete;
    TimelineParts& operator=(const TimelineParts&) = delete;

    Lanes lanes;
    TimelineScene scene;
};

void paintHead(QPainter& p, const Frame& frame, const ChartSubject& subject, const ChartImageOptions& options,
               double width)
{
    const Theme theme = Theme::plain(options.dark);
    const Totals& totals = subject.snapshot->totals;
    const TimeSpan whole{totals.first, totals.last};
    const TimeSpan span =
        options.kind == ChartKind::Cadence ? whole : subject.visible.value_or(subject.focus.span.value_or(whole));
    const double room = width - 2 * kMargin;
    p.setFont(frame.titleFont);
    p.setPen(theme.text);
    p.drawText(QRectF(kMargin, kMargin, room, frame.title), Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetricsF(frame.titleFont)
                   .elidedText(titleOf(*subject.snapshot, subject.focus, options), Qt::ElideMiddle, room));
    p.setFont(frame.font);
    p.setPen(theme.faint);
    const QString words = subtitleOf(*subject.snapshot, span, subject.focus, *subject.time);
    p.drawText(QRectF(kMargin, kMargin + frame.title, room, frame.line), Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetricsF(frame.font).elidedText(words, Qt::ElideRight, room));
}

void paintCadence(QPainter& p, const Frame& frame, const ChartSubject& subject, const ChartImageOptions& options,
                  const QRectF& area)
{
    QGraphicsScene scene;
    const GroupId group = mainGroup(*subject.snapshot, subject.focus);
    QChart* chart =
        cadencePlot({subject.snapshot, group, subject.time, Theme::plain(options.dark), frame.font, area.size()})
            .release();
    chart->resize(area.size());
    scene.addItem(chart); // and owns it
    scene.render(&p, area, chart->boundingRect());
}

} // namespace

QSizeF chartSize(const ChartSubject& subject, const ChartImageOptions& options)
{
    const Frame frame;
    QSizeF size(std::max(480, options.size.width()), std::max(240, options.size.height()));
    if (options.kind == ChartKind::Timeline) {
        // A picture too low for its lanes would cut them: it grows.
        const TimelineParts parts(subject, options, frame.font);
        const double needed = frame.head + TimelineLayout::heightFor(parts.scene) + frame.line + kMargin;
        size.setHeight(std::max<double>(options.size.height(), needed));
    }
    return size;
}

void paintChart(QPainter& p, const ChartSubject& subject, const ChartImageOptions& options, const QSizeF& size)
{
    const Frame frame;
    p.setRenderHint(QPainter::TextAntialiasing);
    p.fillRect(QRectF({0, 0}, size), Theme::plain(options.dark).surface);
    paintHead(p, frame, subject, options, size.width());
    if (options.kind == ChartKind::Cadence) {
        p.setRenderHint(QPainter::Antialiasing);
        paintCadence(p, frame, subject, options, {8, frame.head, size.width() - 16, size.height() - frame.head - 8});
        return;
    }
    const TimelineParts parts(subject, options, frame.font);
    const double foot = frame.line + kMargin;
    TimelinePainter(p, {4, frame.head, size.width() - 8, size.height() - frame.head - foot}, parts.scene).paint();
    p.setFont(frame.font);
    const double y = size.height() - kMargin;
    const double x = paintLegend(p, parts.scene.theme, kMargin, y);
    if (options.lanes == LaneMode::Device || options.lanes == LaneMode::Peer)
        paintProtocols(p, parts.scene, {x, y}, size.width() - kMargin);
}

QImage renderChart(const ChartSubject& subject, const ChartImageOptions& options)
{
    const double scale = std::clamp(options.scale, 0.5, 4.0);
    const QSizeF size = chartSize(subject, options);
    QImage image(std::min(kEdgeMax, static_cast<int>(size.width() * scale)),
                 std::min(kEdgeMax, static_cast<int>(size.height() * scale)), QImage::Format_RGB32);
    image.fill(Theme::plain(options.dark).surface);
    QPainter p(&image);
    // Not by the image's pixel ratio: Qt takes one below 1 for 1.
    p.scale(scale, scale);
    paintChart(p, subject, options, size);
    return image;
}

} // namespace phonehome

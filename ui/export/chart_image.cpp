// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/chart_image.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPainter>
#include <QSaveFile>

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
    return group.valid() ? cadenceSentence(s, s.groups[group.value]) : Words::tr("Nothing that we know was said");
}

QString subtitleOf(const Snapshot& s, const TimeSpan& span, const Focus& focus, const TimeFormat& time)
{
    const QString who = focus.device.valid() ? deviceTitleText(s, focus.device) : Words::tr("All devices");
    return Words::tr("%1 · %2 – %3, %4")
        .arg(who, time.dateTime(span.from, 0), time.dateTime(span.to, 0), time.zoneText(span.from));
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
    entry(Words::tr("promise holds"), [&](const QRectF& r) {
        p.fillRect(QRectF(r.left(), r.center().y() - 3, 14, 6), theme.band(Protocol::Stun));
    });
    return x;
}

} // namespace

QImage renderChart(const SnapshotPtr& snapshot, const Focus& focus, const std::optional<TimeSpan>& visible,
                   const TimeFormat& time, const ChartImageOptions& options)
{
    const double scale = std::clamp(options.scale, 0.5, 4.0);
    Lanes lanes;
    lanes.update(snapshot, focus);
    TimelineScene scene;
    scene.lanes = &lanes;
    scene.time = &time;
    scene.theme = Theme::plain(options.dark);
    scene.font = QGuiApplication::font();
    scene.focus = focus;
    scene.focus.span.reset();
    scene.whole = {snapshot->totals.first,
                   std::max(snapshot->totals.last, snapshot->totals.first + Duration::ofMillis(1))};
    scene.visible = visible.value_or(focus.span.value_or(scene.whole));
    scene.overview = false;

    QFont titleFont = scene.font;
    titleFont.setBold(true);
    titleFont.setPointSizeF(scene.font.pointSizeF() * 1.35);
    const double title = QFontMetricsF(titleFont).height();
    const double line = QFontMetricsF(scene.font).height();
    const double head = kMargin + title + line + 12;
    const double foot = line + kMargin;
    // A picture too low for its lanes would cut them: it grows.
    const double height = std::max<double>(options.size.height(), head + TimelineLayout::heightFor(scene) + foot);
    const double width = std::max(480, options.size.width());
    const QSize pixels(std::min(kEdgeMax, static_cast<int>(width * scale)),
                       std::min(kEdgeMax, static_cast<int>(height * scale)));

    QImage image(pixels, QImage::Format_RGB32);
    image.fill(scene.theme.surface);
    QPainter p(&image);
    // Not by the image's pixel ratio: Qt takes one below 1 for 1.
    p.scale(scale, scale);
    p.setRenderHint(QPainter::TextAntialiasing);
    p.setFont(titleFont);
    p.setPen(scene.theme.text);
    const double room = width - 2 * kMargin;
    p.drawText(QRectF(kMargin, kMargin, room, title), Qt::AlignLeft | Qt::AlignVCenter,
               QFontMetricsF(titleFont).elidedText(titleOf(*snapshot, focus, options), Qt::ElideMiddle, room));
    p.setFont(scene.font);
    p.setPen(scene.theme.faint);
    p.drawText(
        QRectF(kMargin, kMargin + title, room, line), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(scene.font).elidedText(subtitleOf(*snapshot, scene.visible, focus, time), Qt::ElideRight, room));
    TimelinePainter(p, {4, head, width - 8, height - head - foot}, scene).paint();
    p.setFont(scene.font);
    paintLegend(p, scene.theme, kMargin, height - kMargin);
    return image;
}

Result<bool> saveChart(const QImage& image, const QString& path)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) && image.save(&file, "PNG") && file.commit();
    if (saved)
        return true;
    return tl::make_unexpected(
        Error{ErrorCode::WriteFailed, QFile::encodeName(path).toStdString(), 0, 0, file.errorString().toStdString()});
}

} // namespace phonehome

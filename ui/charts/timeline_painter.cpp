// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline_painter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/charts/time_axis.h"
#include "ui/models/capture_times.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::TimelinePainter)
};

/// Below this many pixels between beats single ones can't be told apart: words stand in for the bracket.
constexpr double kBracketPixels = 26;

} // namespace

TimelinePainter::TimelinePainter(QPainter& painter, const QRectF& area, const TimelineScene& scene)
    : m_p(painter), m_scene(scene), m_layout(area, scene), m_area(area), m_line(QFontMetricsF(scene.font).height())
{
    m_p.setFont(scene.font);
}

void TimelinePainter::paint()
{
    m_p.setRenderHint(QPainter::Antialiasing, false);
    if (paintNothing())
        return;
    paintGrid();
    paintGaps();
    paintSpan();
    const QRectF& area = m_layout.lanesArea();
    m_p.save();
    m_p.setClipRect(
        QRectF(m_layout.labels().left(), area.top(), area.right() - m_layout.labels().left() + 1, area.height() + 1));
    for (std::size_t i = 0; i < m_scene.lanes->all().size(); ++i) {
        if (const QRectF rect = m_layout.lane(i); rect.bottom() >= area.top() && rect.top() <= area.bottom())
            paintLane(i);
    }
    m_p.restore();
    paintParting();
    paintCursor();
    if (m_scene.density)
        paintOverview();
}

void TimelinePainter::text(const QRectF& rect, int flags, const QString& words, const QColor& colour, bool bold)
{
    QFont font = m_scene.font;
    font.setBold(bold);
    m_p.setFont(font);
    m_p.setPen(colour);
    m_p.drawText(rect, flags | Qt::TextDontClip | Qt::TextSingleLine, words);
    m_p.setFont(m_scene.font);
}

void TimelinePainter::paintGrid()
{
    const QRectF& lanes = m_layout.lanesArea();
    const QFontMetricsF metrics(m_scene.font);
    const double each = metrics.horizontalAdvance(QStringLiteral("00:00:00")) + 24;
    const auto wanted = std::max(2, static_cast<int>(lanes.width() / each));
    const QString zone = m_scene.time->zoneOffset(m_scene.visible.from);
    const QRectF& axis = m_layout.axis();
    // The zone stands under the labels of the lanes, where no tick is.
    const double corner = m_scene.corner + 12;
    const double room = m_layout.labels().width() - corner - 12;
    const double zoneEnd = m_layout.labels().left() + corner + std::min(room, metrics.horizontalAdvance(zone));
    double free = std::max(axis.left() - metrics.horizontalAdvance(QStringLiteral("00:00:00")) / 2, zoneEnd + 8);
    for (const AxisTick& tick : axisTicks(m_scene.visible, wanted, *m_scene.time)) {
        const double x = std::round(m_layout.xOf(tick.time));
        m_p.setPen(QPen(m_scene.theme.grid, 1));
        m_p.drawLine(QPointF(x, lanes.top()), QPointF(x, lanes.bottom()));
        const double half = metrics.horizontalAdvance(tick.label) / 2 + 2;
        if (x - half < free || x + half > axis.right() + 12)
            continue;
        text({x - half, axis.top(), 2 * half, axis.height()}, Qt::AlignCenter, tick.label,
             tick.day ? m_scene.theme.text : m_scene.theme.faint);
        free = x + half + 6;
    }
    text({m_layout.labels().left() + corner, axis.top(), room, axis.height()}, Qt::AlignVCenter | Qt::AlignLeft,
         metrics.elidedText(zone, Qt::ElideRight, room), m_scene.theme.faint);
}

/// Grey where nothing was captured: what is missing there was not missed.
void TimelinePainter::paintGaps()
{
    const QRectF& lanes = m_layout.lanesArea();
    const QString words = Words::tr("no capture");
    const double width = QFontMetricsF(m_scene.font).horizontalAdvance(words);
    for (const CaptureGap& gap : m_scene.lanes->snapshot()->gaps) {
        const double from = std::max(lanes.left(), m_layout.xOf(gap.from));
        const double to = std::min(lanes.right(), m_layout.xOf(gap.to));
        if (to <= from)
            continue;
        m_p.fillRect(QRectF(from, lanes.top(), std::max(1.0, to - from), lanes.height()), m_scene.theme.gap);
        if (to - from > width + 8)
            text({from, lanes.bottom() - m_line, to - from, m_line}, Qt::AlignCenter, words, m_scene.theme.text);
    }
}

void TimelinePainter::paintLane(std::size_t i)
{
    const Lane& lane = m_scene.lanes->all()[i];
    const QRectF rect = m_layout.lane(i);
    m_p.setPen(QPen(m_scene.theme.grid, 1));
    m_p.drawLine(QPointF(m_layout.labels().left(), rect.bottom()), QPointF(rect.right(), rect.bottom()));
    paintLabel(lane, {m_layout.labels().left(), rect.top(), m_layout.labels().width(), rect.height()});
    m_p.save();
    m_p.setClipRect(rect.adjusted(-1, 0, 1, 0), Qt::IntersectClip);
    if (lane.events.empty()) {
        paintEmpty(lane, rect);
    } else {
        if (lane.beats)
            paintBeats(lane, rect);
        paintTicks(lane, rect);
        if (lane.beats) {
            paintMissed(lane, tickArea(lane, rect));
            paintDoubled(lane, tickArea(lane, rect));
        }
        if (lane.beats && TimelineLayout::hasRoom(rect, m_line)) {
            const double spacing = lane.beats->period * 1e9 /
                                   static_cast<double>(m_scene.visible.to.ns - m_scene.visible.from.ns) * rect.width();
            if (spacing >= kBracketPixels)
                paintBracket(lane, rect, tickArea(lane, rect));
            else
                paintSummary(lane, rect);
            paintMarks(lane, tickArea(lane, rect));
            paintWords(lane, tickArea(lane, rect));
        } else if (lane.beats) {
            paintMarks(lane, tickArea(lane, rect));
        }
    }
    m_p.restore();
}

void TimelinePainter::paintLabel(const Lane& lane, const QRectF& rect)
{
    const QRectF square(rect.left() + 12, rect.center().y() - 5, 10, 10);
    m_p.setPen(Qt::NoPen);
    m_p.setBrush(lane.protocol ? m_scene.theme.protocol(*lane.protocol) : m_scene.theme.faint);
    m_p.drawRoundedRect(square, 2, 2);
    m_p.setBrush(Qt::NoBrush);
    const bool dimmed = m_scene.focus.protocol && lane.protocol && *m_scene.focus.protocol != *lane.protocol;
    QRectF words = rect.adjusted(30, 0, -12, 0);
    const QFontMetricsF metrics(m_scene.font);
    const QString below = lane.beats && TimelineLayout::hasRoom(rect, m_line) ? lane.row.detail : laneSubtitle(lane);
    if (!below.isEmpty()) {
        text({words.left(), rect.center().y(), words.width(), m_line}, Qt::AlignTop | Qt::AlignLeft,
             metrics.elidedText(below, Qt::ElideRight, words.width()), m_scene.theme.faint);
        words.setBottom(rect.center().y() + 2);
        words.setTop(words.bottom() - m_line);
    }
    const QString count = countText(lane.events.size());
    const double room = words.width() - metrics.horizontalAdvance(count) - 12;
    text(words, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(lane.row.title, Qt::ElideMiddle, room),
         dimmed ? m_scene.theme.faint : m_scene.theme.text);
    text(words, Qt::AlignVCenter | Qt::AlignRight, count, m_scene.theme.faint);
}

QRectF TimelinePainter::tickArea(const Lane& lane, const QRectF& rect) const
{
    // Ticks that tell protocols apart by their dashes need some height for it.
    const double share = lane.protocol ? 0.55 : 0.7;
    const double most = (lane.protocol ? 1 : 2) * m_line;
    const bool hasWords = lane.beats && TimelineLayout::hasRoom(rect, m_line);
    const double height =
        hasWords ? std::min(rect.height() - 2.9 * m_line, 2.5 * m_line) : std::min(rect.height() * share, most);
    return {rect.left(), rect.center().y() - height / 2, rect.width(), height};
}

bool TimelinePainter::paintNothing()
{
    const Snapshot& s = *m_scene.lanes->snapshot();
    const bool nothing = s.final && s.totals.packets == 0;
    if (!nothing && hasTimes(s))
        return false;
    text(m_area, Qt::AlignCenter,
         nothing ? Words::tr("No packets in this capture.") : Words::tr("The packets of this capture carry no times."),
         m_scene.theme.faint);
    return true;
}

std::uint64_t TimelinePainter::flowsAnswered() const
{
    const DeviceId device = m_scene.focus.device;
    if (!device.valid() || !m_scene.lanes->empty() || !m_scene.focus.excluded.empty())
        return 0;
    const Snapshot& s = *m_scene.lanes->snapshot();
    std::uint64_t flows = 0;
    for (std::size_t f = 0; f < s.flows.size(); ++f)
        flows += s.flows[f].device == device || s.flows[f].peerDevice == device ? 1 : 0;
    return flows;
}

void TimelinePainter::paintEmpty(const Lane& lane, const QRectF& rect)
{
    const Snapshot& s = *m_scene.lanes->snapshot();
    QString words;
    if (lane.protocol == Protocol::Dns && m_scene.focus.excluded.empty() && s.vantage.lookups == Visibility::None)
        words = !s.logs.empty() ? Words::tr("No lookups in this capture; the names are from the resolver's log.")
                : s.vantage.isResolverElsewhere()
                    ? Words::tr("No lookups in this capture: the resolver is probably on the LAN.")
                    : Words::tr("No lookups in this capture.");
    else if (const std::uint64_t flows = &lane == m_scene.lanes->all().data() ? flowsAnswered() : 0; flows > 0)
        words = Words::tr("It only answered others: %Ln flow(s)", nullptr, static_cast<int>(flows));
    else
        words = Words::tr("nothing seen");
    QFont italic = m_scene.font;
    italic.setItalic(true);
    m_p.setFont(italic);
    m_p.setPen(m_scene.theme.faint);
    const QString fitted = QFontMetricsF(italic).elidedText(words, Qt::ElideRight, rect.width() - 16);
    m_p.drawText(rect.adjusted(8, 0, -8, 0), Qt::AlignCenter, fitted);
    m_p.setFont(m_scene.font);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline_painter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/charts/time_axis.h"
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
    : m_p(painter), m_scene(scene), m_layout(area, scene), m_line(QFontMetricsF(scene.font).height())
{
    m_p.setFont(scene.font);
}

void TimelinePainter::paint()
{
    m_p.setRenderHint(QPainter::Antialiasing, false);
    paintGrid();
    paintGaps();
    paintSpan();
    for (std::size_t i = 0; i < m_scene.lanes->all().size(); ++i)
        paintLane(i);
    paintCursor();
    if (m_scene.overview)
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
    double free = axis.left() - metrics.horizontalAdvance(QStringLiteral("00:00:00")) / 2;
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
    // The zone stands under the labels of the lanes, where no tick is.
    text({m_layout.labels().left() + 12, axis.top(), m_layout.labels().width() - 24, axis.height()},
         Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(zone, Qt::ElideRight, m_layout.labels().width() - 24),
         m_scene.theme.faint);
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
    m_p.setClipRect(rect.adjusted(-1, 0, 1, 0));
    if (lane.events.empty()) {
        paintEmpty(lane, rect);
    } else {
        if (lane.beats)
            paintBeats(lane, rect);
        paintTicks(lane, rect);
        if (lane.beats)
            paintMissed(lane, tickArea(lane, rect));
        if (lane.beats && TimelineLayout::hasRoom(rect, m_line)) {
            const double spacing = lane.beats->period * 1e9 /
                                   static_cast<double>(m_scene.visible.to.ns - m_scene.visible.from.ns) * rect.width();
            if (spacing >= kBracketPixels)
                paintBracket(lane, rect, tickArea(lane, rect));
            else
                paintSummary(lane, rect);
            paintMarks(lane, tickArea(lane, rect));
            paintWords(lane, tickArea(lane, rect));
        }
    }
    m_p.restore();
}

void TimelinePainter::paintLabel(const Lane& lane, const QRectF& rect)
{
    const QRectF square(rect.left() + 12, rect.center().y() - 5, 10, 10);
    m_p.setPen(Qt::NoPen);
    m_p.setBrush(m_scene.theme.protocol(lane.protocol));
    m_p.drawRoundedRect(square, 2, 2);
    m_p.setBrush(Qt::NoBrush);
    const bool dimmed = m_scene.focus.protocol && *m_scene.focus.protocol != lane.protocol;
    QRectF words = rect.adjusted(30, 0, -12, 0);
    if (lane.beats && !TimelineLayout::hasRoom(rect, m_line)) {
        text({words.left(), rect.center().y(), words.width(), m_line}, Qt::AlignTop | Qt::AlignLeft,
             everyText(*lane.beats), m_scene.theme.faint);
        words.setBottom(rect.center().y() + 2);
        words.setTop(words.bottom() - m_line);
    }
    text(words, Qt::AlignVCenter | Qt::AlignLeft, protocolText(lane.protocol),
         dimmed ? m_scene.theme.faint : m_scene.theme.text);
    text(words, Qt::AlignVCenter | Qt::AlignRight, countText(lane.events.size()), m_scene.theme.faint);
}

QRectF TimelinePainter::tickArea(const Lane& lane, const QRectF& rect) const
{
    if (lane.beats && TimelineLayout::hasRoom(rect, m_line))
        return rect.adjusted(0, m_line * 1.45, 0, -m_line * 1.45);
    const double height = std::min(rect.height() * 0.55, m_line);
    return {rect.left(), rect.center().y() - height / 2, rect.width(), height};
}

bool TimelinePainter::isStrong(const Lane& lane, const LaneEvent& event) const
{
    const Focus& f = m_scene.focus;
    if (f.protocol && *f.protocol != lane.protocol)
        return false;
    return !f.group.valid() || event.group == f.group.value;
}

void TimelinePainter::paintTicks(const Lane& lane, const QRectF& rect)
{
    const QRectF area = tickArea(lane, rect);
    const QColor colour = m_scene.theme.protocol(lane.protocol);
    QColor weak = colour;
    weak.setAlphaF(0.3F);
    // One step per pixel column that has events: the next event is found by bisection.
    std::size_t i = lane.lowerBound(m_scene.visible.from);
    double lastX = -1e9;
    while (i < lane.events.size() && lane.events[i].time <= m_scene.visible.to) {
        const double x = std::floor(m_layout.xOf(lane.events[i].time));
        const std::size_t next = std::max(i + 1, lane.lowerBound(m_layout.timeAt(x + 1)));
        bool strong = false;
        for (std::size_t k = i; k < next && k < i + 64 && !strong; ++k)
            strong = isStrong(lane, lane.events[k]);
        const double nextX = next < lane.events.size() ? m_layout.xOf(lane.events[next].time) : 1e9;
        const double room = std::min(x - lastX, nextX - x);
        const double width = room > 12 ? 3 : room > 5 ? 2 : 1;
        m_p.fillRect(QRectF(x - std::floor(width / 2), area.top(), width, area.height()), strong ? colour : weak);
        lastX = x;
        i = next;
    }
}

void TimelinePainter::paintEmpty(const Lane& lane, const QRectF& rect)
{
    const Snapshot& s = *m_scene.lanes->snapshot();
    QString words;
    if (lane.protocol == Protocol::Dns && s.vantage.lookups == Visibility::None)
        words = !s.logs.empty() ? Words::tr("No lookups in this capture; the names are from the resolver's log.")
                                : Words::tr("No lookups in this capture: the resolver is probably on the LAN.");
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

void TimelinePainter::paintSpan()
{
    const auto span = m_scene.dragged ? m_scene.dragged : m_scene.focus.span;
    if (!span)
        return;
    const QRectF& lanes = m_layout.lanesArea();
    const double from = std::max(lanes.left(), m_layout.xOf(span->from));
    const double to = std::min(lanes.right(), m_layout.xOf(span->to));
    if (to < from)
        return;
    QColor fill = m_scene.theme.accent;
    fill.setAlphaF(0.14F);
    m_p.fillRect(QRectF(from, lanes.top(), to - from, lanes.height()), fill);
    m_p.setPen(QPen(m_scene.theme.accent, 1));
    m_p.drawLine(QPointF(std::floor(from) + 0.5, lanes.top()), QPointF(std::floor(from) + 0.5, lanes.bottom()));
    m_p.drawLine(QPointF(std::floor(to) + 0.5, lanes.top()), QPointF(std::floor(to) + 0.5, lanes.bottom()));
}

void TimelinePainter::paintCursor()
{
    if (!m_scene.cursor)
        return;
    const Event& event = m_scene.lanes->snapshot()->events[m_scene.cursor->id];
    const Lane* lane = m_scene.lanes->of(event.protocol);
    const LaneEvent* before = lane ? lane->before(*m_scene.cursor) : nullptr;
    const QRectF& area = m_layout.lanesArea();
    QPen pen(m_scene.theme.accent, m_scene.focused ? 2 : 1, Qt::DashLine);
    m_p.save();
    m_p.setClipRect(area.adjusted(-1, 0, 1, 0));
    m_p.setPen(pen);
    const double x = std::floor(m_layout.xOf(m_scene.cursor->time)) + 0.5;
    m_p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (before) {
        const double from = std::floor(m_layout.xOf(before->time)) + 0.5;
        m_p.drawLine(QPointF(from, area.top()), QPointF(from, area.bottom()));
    }
    m_p.restore();
    if (!before || x < area.left() || x > area.right())
        return;
    const QString words = QStringLiteral("ΔT ") + TimeFormat::interval(m_scene.cursor->time - before->time);
    const double width = QFontMetricsF(m_scene.font).horizontalAdvance(words) + 16;
    const double left = std::clamp(x - width / 2, area.left(), std::max(area.left(), area.right() - width));
    const QRectF pill(left, area.bottom() - m_line - 6, width, m_line + 4);
    m_p.setRenderHint(QPainter::Antialiasing);
    m_p.setPen(Qt::NoPen);
    m_p.setBrush(m_scene.theme.accent);
    m_p.drawRoundedRect(pill, 4, 4);
    m_p.setBrush(Qt::NoBrush);
    m_p.setRenderHint(QPainter::Antialiasing, false);
    text(pill, Qt::AlignCenter, words, m_scene.theme.onAccent);
}

void TimelinePainter::paintOverview()
{
    const QRectF& strip = m_layout.overview();
    m_p.setPen(QPen(m_scene.theme.grid, 1));
    m_p.drawRoundedRect(strip.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QFontMetricsF metrics(m_scene.font);
    const auto wanted = std::max(2, static_cast<int>(strip.width() / (metrics.averageCharWidth() * 16)));
    double free = strip.left();
    for (const AxisTick& tick : axisTicks(m_scene.whole, wanted, *m_scene.time)) {
        const double x = m_layout.overviewX(tick.time) + 3;
        const double width = metrics.horizontalAdvance(tick.label);
        if (x < free || x + width > strip.right() - 4)
            continue;
        text({x, strip.top() + 2, width, m_line}, Qt::AlignLeft | Qt::AlignTop, tick.label, m_scene.theme.faint);
        free = x + width + 8;
    }
    // How much happened, on a logarithmic scale: bursts must not flatten the rest.
    const auto columns = static_cast<int>(strip.width() / 2);
    std::vector<std::size_t> counts(static_cast<std::size_t>(std::max(columns, 1)));
    std::size_t most = 1;
    for (const Lane& lane : m_scene.lanes->all()) {
        std::size_t from = 0;
        for (std::size_t c = 0; c < counts.size(); ++c) {
            const std::size_t to =
                lane.lowerBound(m_layout.overviewTime(strip.left() + 2.0 * static_cast<double>(c + 1)));
            counts[c] += to - std::min(from, to);
            most = std::max(most, counts[c]);
            from = to;
        }
    }
    const double room = strip.height() - m_line - 6;
    for (std::size_t c = 0; c < counts.size(); ++c) {
        if (counts[c] == 0)
            continue;
        const double height =
            std::max(1.0, room * std::log1p(static_cast<double>(counts[c])) / std::log1p(static_cast<double>(most)));
        m_p.fillRect(QRectF(strip.left() + 2.0 * static_cast<double>(c), strip.bottom() - 2 - height, 1, height),
                     m_scene.theme.faint);
    }
    const double from = m_layout.overviewX(m_scene.visible.from);
    const double to = std::max(from + 6, m_layout.overviewX(m_scene.visible.to));
    const QRectF brush =
        QRectF(from, strip.top(), to - from, strip.height()).intersected(strip).adjusted(0.5, 0.5, -0.5, -0.5);
    QColor fill = m_scene.theme.accent;
    fill.setAlphaF(0.18F);
    m_p.setBrush(fill);
    m_p.setPen(QPen(m_scene.theme.accent, 1));
    m_p.drawRoundedRect(brush, 3, 3);
    m_p.setBrush(Qt::NoBrush);
}

} // namespace phonehome

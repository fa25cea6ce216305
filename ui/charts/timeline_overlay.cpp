// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the lanes, and the overview strip below them.
#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/charts/time_axis.h"
#include "ui/charts/timeline_painter.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::TimelinePainter)
};

} // namespace

void TimelinePainter::paintSpan()
{
    paintExcluded();
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

/// Hatched, since what was captured there is not shown: another thing than grey, where nothing was.
void TimelinePainter::paintExcluded()
{
    const QRectF& lanes = m_layout.lanesArea();
    for (const TimeSpan& span : m_scene.focus.excluded) {
        const double from = std::max(lanes.left(), m_layout.xOf(span.from));
        const double to = std::min(lanes.right(), m_layout.xOf(span.to));
        if (to >= from)
            m_p.fillRect(QRectF(from, lanes.top(), std::max(2.0, to - from), lanes.height()),
                         QBrush(m_scene.theme.faint, Qt::BDiagPattern));
    }
}

/// With a word on either side, at the bottom: lanes have theirs at the top.
void TimelinePainter::paintParting()
{
    const QRectF& area = m_layout.lanesArea();
    if (!m_scene.parting)
        return;
    const double x = std::floor(m_layout.xOf(*m_scene.parting)) + 0.5;
    if (x < area.left() || x > area.right())
        return;
    m_p.setPen(QPen(m_scene.theme.text, 1));
    m_p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const QFontMetricsF metrics(m_scene.font);
    const auto label = [&](const QString& words, bool left) {
        const double width = metrics.horizontalAdvance(words) + 8;
        const QRectF rect(left ? x - width - 1 : x + 1, area.bottom() - m_line - 3, width, m_line + 2);
        if (rect.left() < area.left() || rect.right() > area.right())
            return;
        m_p.fillRect(rect, m_scene.theme.surface);
        text(rect, Qt::AlignCenter, words, m_scene.theme.text);
    };
    label(Words::tr("before"), true);
    label(Words::tr("after"), false);
}

void TimelinePainter::paintCursorLine(Timestamp time, Qt::PenStyle style)
{
    const QRectF& area = m_layout.lanesArea();
    const double x = std::floor(m_layout.xOf(time)) + 0.5;
    if (x < area.left() - 1 || x > area.right() + 1)
        return;
    m_p.setPen(QPen(m_scene.theme.accent, m_scene.focused ? 2 : 1, style));
    m_p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

void TimelinePainter::paintCursor()
{
    const auto distance = cursorDistance(m_scene);
    if (!m_scene.cursor)
        return;
    const QRectF& area = m_layout.lanesArea();
    paintCursorLine(m_scene.cursor->time, Qt::DashLine);
    if (!distance)
        return;
    const Timestamp other = m_scene.second ? m_scene.second->time : m_scene.cursor->time - *distance;
    // One that the user set is told from the one that follows of itself.
    paintCursorLine(other, m_scene.second ? Qt::DashDotLine : Qt::DashLine);
    const double x = m_layout.xOf(m_scene.second ? std::max(other, m_scene.cursor->time) : m_scene.cursor->time);
    if (x < area.left() || x > area.right())
        return;
    const QString words = cursorText(m_scene);
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

/// Where the lanes show another time, this is what is seen of it.
void TimelinePainter::paintPartingOf(const QRectF& strip)
{
    if (!m_scene.parting || *m_scene.parting < m_scene.whole.from || *m_scene.parting > m_scene.whole.to)
        return;
    const double x =
        std::clamp(std::floor(m_layout.overviewX(*m_scene.parting)), strip.left(), strip.right() - 1) + 0.5;
    m_p.setPen(QPen(m_scene.theme.text, 1));
    m_p.drawLine(QPointF(x, strip.top() + 1), QPointF(x, strip.bottom() - 1));
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
    const std::vector<std::uint32_t>& counts = *m_scene.density;
    const std::uint32_t most = std::max(1U, counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end()));
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
    paintPartingOf(strip);
}

} // namespace phonehome

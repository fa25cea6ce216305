// SPDX-License-Identifier: GPL-3.0-or-later
// Events as ticks: one step per pixel column, however many there are.
#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

#include "ui/charts/tick_shape.h"
#include "ui/charts/timeline_painter.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

constexpr std::size_t kBurstMax = 64; ///< more is no burst but a dense lane
constexpr std::size_t kLookedAt = 12; ///< of a column's events, all over it: enough for its colours
constexpr std::size_t kCrossMax = 4;  ///< events in a column that may all be doubles
constexpr std::size_t kBurstMin = 4;
constexpr std::int64_t kBurstStep = 1'000'000'000; ///< ns between the events of a burst, at most
constexpr double kBurstWidth = 12;                 ///< pixels; a longer one is seen as the ticks that it is
constexpr double kBurstRoom = 8;                   ///< pixels free on both sides of it
constexpr double kCrossRoom = 8;                   ///< pixels from cross to cross: more of them are a smear
constexpr float kWeak = 0.3F;                      ///< opacity of what is not in focus

} // namespace

bool TimelinePainter::isStrong(const LaneEvent& event) const
{
    const Focus& f = m_scene.focus;
    if (f.protocol && *f.protocol != m_scene.lanes->protocolOf(event))
        return false;
    return !f.group.valid() || event.group == f.group.value;
}

/// Where a burst that begins with event i ends, i when none does.
std::size_t TimelinePainter::burstEnd(const Lane& lane, std::size_t i) const
{
    const auto& events = lane.events;
    const double x = m_layout.xOf(events[i].time);
    std::size_t end = i + 1;
    while (end < events.size() && (events[end].time - events[end - 1].time).ns <= kBurstStep) {
        if (end - i >= kBurstMax || m_layout.xOf(events[end].time) - x > kBurstWidth)
            return i;
        ++end;
    }
    return end - i >= kBurstMin ? end : i;
}

/// Three ticks under one roof, with the number where there is room.
void TimelinePainter::paintBurst(const Column& column, const QRectF& area)
{
    const double x = (column.x + column.right) / 2;
    for (const double dx : {-3.0, 0.0, 3.0})
        m_p.fillRect(QRectF(std::floor(x + dx), area.top(), 1, area.height()), column.colour);
    m_p.fillRect(QRectF(std::floor(x - 3), area.top(), 7, 2), column.colour);
    const QString words = QStringLiteral("×") + countText(column.events);
    const double width = QFontMetricsF(m_scene.font).horizontalAdvance(words);
    if (column.room > width + 16 && x + 6 + width <= area.right())
        text({x + 6, area.center().y() - m_line / 2, width, m_line}, Qt::AlignLeft | Qt::AlignVCenter, words,
             m_scene.theme.faint);
}

void TimelinePainter::paintTicks(const Lane& lane, const QRectF& rect)
{
    const QRectF area = tickArea(lane, rect);
    const Timestamp to = m_scene.visible.to;
    std::size_t i = lane.lowerBound(m_scene.visible.from);
    double lastX = -1e9;
    Column run;
    // The next column that has events is found by bisection.
    while (i < lane.events.size() && lane.events[i].time <= to) {
        Column column;
        column.x = std::floor(m_layout.xOf(lane.events[i].time));
        column.right = column.x;
        std::size_t next = std::max(i + 1, lane.lowerBound(m_layout.timeAt(column.x + 1), i));
        const bool isFree = column.x - lastX > kBurstRoom && next - i <= kBurstMax;
        const std::size_t burst = isFree ? burstEnd(lane, i) : i;
        const auto xOf = [&](std::size_t k) {
            return k < lane.events.size() ? m_layout.xOf(lane.events[k].time) : 1e9;
        };
        const bool isBurst = burst > i && burst >= next && xOf(burst) - column.x > kBurstRoom;
        if (isBurst) {
            next = burst;
            column.right = std::floor(xOf(burst - 1));
        }
        column.events = next - i;
        column.room = xOf(next) - column.right;
        column.width = tickWidth(std::min(column.x - lastX, column.room));
        lookInto(lane, i, next, column);
        lastX = column.right;
        i = next;
        if (isBurst) {
            paintBurst(column, area);
        } else if (run.protocols == column.protocols && run.strong == column.strong && run.width == 1 &&
                   column.width == 1 && column.x == run.right + 1) {
            // Where lanes are dense, columns side by side are one rectangle.
            run.right = column.x;
        } else {
            paintColumn(lane, run, area);
            run = column;
        }
    }
    paintColumn(lane, run, area);
}

double TimelinePainter::tickWidth(double room)
{
    return room > 12 ? 3 : room > 5 ? 2 : 1;
}

/// Protocols and emphasis of a column. Doubles have a mark of their own.
void TimelinePainter::lookInto(const Lane& lane, std::size_t from, std::size_t to, Column& column) const
{
    const bool doubles = lane.beats && to - from <= kCrossMax && !lane.beats->doubled.empty();
    const std::size_t step = (to - from + kLookedAt - 1) / kLookedAt;
    for (std::size_t k = from; k < to; k += step) {
        const LaneEvent& e = lane.events[k];
        if (doubles && e.group == lane.beats->group.value && lane.beats->isDoubled(e.time))
            continue;
        const bool isSeen = isStrong(e);
        // What is in focus hides what is not.
        if (isSeen && !column.strong)
            column.protocols = 0;
        column.strong = column.strong || isSeen;
        if (isSeen == column.strong)
            column.protocols |= 1U << static_cast<unsigned>(m_scene.lanes->protocolOf(e));
        if (column.strong && lane.protocol)
            break;
    }
    column.colour = m_scene.theme.protocol(m_scene.lanes->protocolOf(lane.events[from]));
    if (!column.strong)
        column.colour.setAlphaF(kWeak);
}

void TimelinePainter::paintColumn(const Lane& lane, const Column& column, const QRectF& area)
{
    if (column.protocols == 0)
        return;
    const double left = column.x - std::floor(column.width / 2);
    const QRectF rect(left, area.top(), column.right - column.x + column.width, area.height());
    if (lane.protocol) {
        m_p.fillRect(rect, column.colour);
        return;
    }
    for (unsigned p = 0; p < kProtocolCount; ++p) {
        if ((column.protocols & 1U << p) == 0)
            continue;
        QColor colour = m_scene.theme.protocol(static_cast<Protocol>(p));
        if (!column.strong)
            colour.setAlphaF(kWeak);
        paintTickShape(m_p, static_cast<Protocol>(p), rect, colour);
    }
}

/// A cross at the foot of the lane: next to its beat there is no room for more.
void TimelinePainter::paintDoubled(const Lane& lane, const QRectF& area)
{
    const auto& doubled = lane.beats->doubled;
    double lastX = -1e9;
    m_p.setPen(QPen(m_scene.theme.protocol(lane.beats->protocol), 1));
    for (auto at = std::lower_bound(doubled.begin(), doubled.end(), m_scene.visible.from);
         at != doubled.end() && *at <= m_scene.visible.to; ++at) {
        const double x = std::floor(m_layout.xOf(*at)) + 0.5;
        if (x - lastX < kCrossRoom)
            continue;
        lastX = x;
        const double y = area.bottom() - 3.5;
        m_p.fillRect(QRectF(x - 3.5, y - 3.5, 7, 7), m_scene.theme.surface);
        m_p.drawLine(QPointF(x - 3, y - 3), QPointF(x + 3, y + 3));
        m_p.drawLine(QPointF(x - 3, y + 3), QPointF(x + 3, y - 3));
    }
}

} // namespace phonehome

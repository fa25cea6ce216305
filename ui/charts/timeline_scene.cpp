// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline_scene.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// Heights in lines of text: a lane with beats has its bracket above and its promise below.
constexpr double kPlainLane = 2.0;
constexpr double kBeatLane = 4.2;
constexpr double kAxis = 1.8;
constexpr double kOverview = 2.9;
constexpr double kMargin = 12;

double laneLines(const Lane& lane)
{
    return lane.beats ? kBeatLane : kPlainLane;
}

double labelWidth(const TimelineScene& scene, const QFontMetricsF& metrics)
{
    double names = 0;
    double counts = 0;
    for (const Lane& lane : scene.lanes->all()) {
        names = std::max(names, metrics.horizontalAdvance(protocolText(lane.protocol)));
        counts = std::max(counts, metrics.horizontalAdvance(countText(lane.events.size())));
    }
    return kMargin + 20 + names + 16 + counts + 12;
}

} // namespace

TimelineLayout::TimelineLayout(const QRectF& area, const TimelineScene& scene)
    : m_visible(scene.visible), m_whole(scene.whole)
{
    const QFontMetricsF metrics(scene.font);
    const double line = metrics.height();
    const double overview = scene.overview ? line * kOverview + 8 : 0;
    const double left = std::min(labelWidth(scene, metrics), area.width() / 2);
    const double lanesHeight = std::max(0.0, area.height() - line * kAxis - overview);
    double wanted = 0;
    for (const Lane& lane : scene.lanes->all())
        wanted += laneLines(lane) * line;
    const double stretch = wanted > 0 ? std::min(lanesHeight / wanted, 1.6) : 1;
    double y = area.top();
    m_tops.push_back(y);
    for (const Lane& lane : scene.lanes->all())
        m_tops.push_back(y += laneLines(lane) * line * stretch);
    m_labels = {area.left(), area.top(), left, y - area.top()};
    m_lanesArea = {area.left() + left, area.top(), std::max(1.0, area.width() - left - kMargin), y - area.top()};
    m_axis = {m_lanesArea.left(), y, m_lanesArea.width(), line * kAxis};
    if (scene.overview) {
        m_overview = {area.left() + kMargin, m_axis.bottom() + 4, std::max(1.0, area.width() - 2 * kMargin),
                      line * kOverview};
    }
}

double TimelineLayout::heightFor(const TimelineScene& scene)
{
    const double line = QFontMetricsF(scene.font).height();
    double lines = kAxis + (scene.overview ? kOverview : 0);
    for (const Lane& lane : scene.lanes->all())
        lines += laneLines(lane);
    return std::ceil(lines * line) + (scene.overview ? 10 : 2);
}

QRectF TimelineLayout::lane(std::size_t i) const
{
    return {m_lanesArea.left(), m_tops[i], m_lanesArea.width(), m_tops[i + 1] - m_tops[i]};
}

int TimelineLayout::laneAt(double y) const
{
    for (std::size_t i = 0; i + 1 < m_tops.size(); ++i) {
        if (y >= m_tops[i] && y < m_tops[i + 1])
            return static_cast<int>(i);
    }
    return -1;
}

double TimelineLayout::xIn(const QRectF& area, const TimeSpan& span, Timestamp t)
{
    const double length = std::max(1.0, static_cast<double>(span.to.ns) - static_cast<double>(span.from.ns));
    return area.left() + static_cast<double>(t.ns - span.from.ns) / length * area.width();
}

Timestamp TimelineLayout::timeIn(const QRectF& area, const TimeSpan& span, double x)
{
    const double length = static_cast<double>(span.to.ns) - static_cast<double>(span.from.ns);
    return {span.from.ns + static_cast<std::int64_t>((x - area.left()) / area.width() * length)};
}

} // namespace phonehome

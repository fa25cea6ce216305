// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline_scene.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <QCoreApplication>
#include <QFontMetricsF>

#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// Heights in lines of text: a lane with beats has its bracket above and its promise below where there is room, else
/// its period stands with its name.
constexpr double kPlainLane = 1.5;
constexpr double kNarrowLane = 2.15;
constexpr double kBeatLane = 4.2;
constexpr double kAxis = 1.8;
constexpr double kOverview = 2.9;
constexpr double kMargin = 12;

/// The first lane with beats always has room for them; the others get it from the top down, as far as lines go.
std::vector<double> laneLines(const std::vector<Lane>& lanes, double lines)
{
    std::vector<double> out;
    bool first = true;
    double sum = 0;
    for (const Lane& lane : lanes) {
        out.push_back(!lane.beats ? kPlainLane : std::exchange(first, false) ? kBeatLane : kNarrowLane);
        sum += out.back();
    }
    for (double& height : out) {
        if (height == kNarrowLane && sum + kBeatLane - kNarrowLane <= lines) {
            sum += kBeatLane - kNarrowLane;
            height = kBeatLane;
        }
    }
    return out;
}

double labelWidth(const TimelineScene& scene, const QFontMetricsF& metrics)
{
    double names = 0;
    double counts = 0;
    double periods = 0;
    for (const Lane& lane : scene.lanes->all()) {
        names = std::max(names, metrics.horizontalAdvance(protocolText(lane.protocol)));
        if (lane.beats)
            periods = std::max(periods, metrics.horizontalAdvance(everyText(*lane.beats)));
        counts = std::max(counts, metrics.horizontalAdvance(countText(lane.events.size())));
    }
    return kMargin + 20 + std::max(names + 16 + counts, periods) + 12;
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
    const std::vector<double> lines = laneLines(scene.lanes->all(), lanesHeight / line);
    const double wanted = std::accumulate(lines.begin(), lines.end(), 0.0) * line;
    const double stretch = wanted > 0 ? std::clamp(lanesHeight / wanted, 1.0, 1.9) : 1;
    double y = area.top();
    m_tops.push_back(y);
    for (const double height : lines)
        m_tops.push_back(y += height * line * stretch);
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
    for (const double lane : laneLines(scene.lanes->all(), 0))
        lines += lane;
    return std::ceil(lines * line) + (scene.overview ? 14 : 2);
}

bool TimelineLayout::hasRoom(const QRectF& lane, double line)
{
    return lane.height() >= kBeatLane * line - 1;
}

QString everyText(const LaneBeats& beats)
{
    return QCoreApplication::translate("phonehome::TimelinePainter", "every %1").arg(beats.periodText);
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

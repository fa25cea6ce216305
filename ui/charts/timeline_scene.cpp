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
constexpr double kNameLetters = 46;
constexpr double kNameShare = 0.28; ///< of the width, at most
constexpr double kStretch = 3;      ///< of a lane, where few have much room

/// The first lane with beats always has room for them; the others get it from the top down, as far as lines go.
std::vector<double> laneLines(const std::vector<Lane>& lanes, double lines)
{
    std::vector<double> out;
    bool first = true;
    double sum = 0;
    for (const Lane& lane : lanes) {
        if (lane.beats)
            out.push_back(std::exchange(first, false) ? kBeatLane : kNarrowLane);
        else
            out.push_back(lane.row.detail.isEmpty() ? kPlainLane : kNarrowLane);
        sum += out.back();
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        double& height = out[i];
        if (lanes[i].beats && height == kNarrowLane && sum + kBeatLane - kNarrowLane <= lines) {
            sum += kBeatLane - kNarrowLane;
            height = kBeatLane;
        }
    }
    return out;
}

double labelWidth(const TimelineScene& scene, const QFontMetricsF& metrics, double width)
{
    double names = 0;
    double counts = 0;
    double periods = 0;
    for (const Lane& lane : scene.lanes->all()) {
        names = std::max(names, metrics.horizontalAdvance(lane.row.title));
        periods = std::max(periods, metrics.horizontalAdvance(laneSubtitle(lane)));
        counts = std::max(counts, metrics.horizontalAdvance(countText(lane.events.size())));
    }
    // Names may be long: they are cut before the time runs out of room.
    const double most = std::min(kNameLetters * metrics.averageCharWidth(), kNameShare * width);
    const double words = std::max(std::min(names, most) + 16 + counts, std::min(periods, most + 16 + counts));
    const double zone = scene.corner > 0 ? metrics.horizontalAdvance(scene.time->zoneOffset(scene.visible.from)) : 0;
    return std::max(kMargin + 20 + words + 12, scene.corner + zone + 2 * kMargin);
}

} // namespace

TimelineLayout::TimelineLayout(const QRectF& area, const TimelineScene& scene)
    : m_visible(scene.visible), m_whole(scene.whole)
{
    const QFontMetricsF metrics(scene.font);
    const double line = metrics.height();
    const double overview = scene.density ? line * kOverview + 8 : 0;
    const double left = std::min(labelWidth(scene, metrics, area.width()), area.width() / 2);
    const double lanesHeight = std::max(0.0, area.height() - line * kAxis - overview);
    const std::vector<double> lines = laneLines(scene.lanes->all(), lanesHeight / line);
    const double wanted = std::accumulate(lines.begin(), lines.end(), 0.0) * line;
    const double stretch = wanted > 0 ? std::clamp(lanesHeight / wanted, 1.0, kStretch) : 1;
    const double height = std::min(lanesHeight, wanted * stretch);
    m_scrollMax = std::ceil(std::max(0.0, wanted * stretch - lanesHeight));
    double y = area.top() - std::clamp(scene.scroll, 0.0, m_scrollMax);
    m_tops.push_back(y);
    for (const double each : lines)
        m_tops.push_back(y += each * line * stretch);
    m_labels = {area.left(), area.top(), left, height};
    m_lanesArea = {area.left() + left, area.top(), std::max(1.0, area.width() - left - kMargin), height};
    m_axis = {m_lanesArea.left(), m_lanesArea.bottom(), m_lanesArea.width(), line * kAxis};
    if (scene.density) {
        m_overview = {area.left() + kMargin, m_axis.bottom() + 4, std::max(1.0, area.width() - 2 * kMargin),
                      line * kOverview};
    }
}

std::size_t TimelineLayout::overviewColumns() const
{
    return static_cast<std::size_t>(std::max(1.0, m_overview.width() / 2));
}

double TimelineLayout::heightMin(const TimelineScene& scene)
{
    return std::ceil(QFontMetricsF(scene.font).height() * (kBeatLane + kPlainLane + kAxis + kOverview)) + 14;
}

double TimelineLayout::heightFor(const TimelineScene& scene)
{
    const double line = QFontMetricsF(scene.font).height();
    double lines = kAxis + (scene.density ? kOverview : 0);
    for (const double lane : laneLines(scene.lanes->all(), 0))
        lines += lane;
    return std::ceil(lines * line) + (scene.density ? 14 : 2);
}

bool TimelineLayout::hasRoom(const QRectF& lane, double line)
{
    return lane.height() >= kBeatLane * line - 1;
}

QString everyText(const LaneBeats& beats)
{
    return QCoreApplication::translate("phonehome::TimelinePainter", "every %1").arg(beats.paceText);
}

QString laneSubtitle(const Lane& lane)
{
    if (!lane.beats || lane.row.detail.isEmpty())
        return lane.beats ? everyText(*lane.beats) : lane.row.detail;
    return QStringLiteral("%1 · %2").arg(everyText(*lane.beats), lane.row.detail);
}

std::optional<Duration> cursorDistance(const TimelineScene& scene)
{
    if (!scene.cursor)
        return std::nullopt;
    if (scene.second)
        return Duration{std::abs((scene.cursor->time - scene.second->time).ns)};
    const Snapshot& s = *scene.lanes->snapshot();
    const EventId before = s.events[scene.cursor->id].before;
    return s.holds(before) ? std::optional(scene.cursor->time - s.events[before.value].time) : std::nullopt;
}

QString cursorText(const TimelineScene& scene)
{
    const auto distance = cursorDistance(scene);
    return distance ? QStringLiteral("ΔT ") + TimeFormat::interval(*distance) : QString();
}

std::vector<std::uint32_t> laneDensity(const Lanes& lanes, const TimeSpan& whole, std::size_t parts)
{
    std::vector<std::uint32_t> counts(std::max<std::size_t>(parts, 1));
    const auto length = static_cast<double>((whole.to - whole.from).ns);
    for (const Lane& lane : lanes.all()) {
        std::size_t at = 0;
        for (std::size_t part = 0; part < counts.size(); ++part) {
            const double share = static_cast<double>(part + 1) / static_cast<double>(counts.size());
            const Timestamp edge{whole.from.ns + static_cast<std::int64_t>(length * share)};
            const std::size_t end = part + 1 == counts.size() ? lane.events.size() : lane.lowerBound(edge, at);
            counts[part] += static_cast<std::uint32_t>(end - at);
            at = end;
        }
    }
    return counts;
}

QRectF TimelineLayout::lane(std::size_t i) const
{
    return {m_lanesArea.left(), m_tops[i], m_lanesArea.width(), m_tops[i + 1] - m_tops[i]};
}

int TimelineLayout::laneAt(double y) const
{
    if (y < m_lanesArea.top() || y >= m_lanesArea.bottom())
        return -1;
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

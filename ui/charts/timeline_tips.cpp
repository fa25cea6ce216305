// SPDX-License-Identifier: GPL-3.0-or-later
// What a timeline says under the pointer.
#include <algorithm>
#include <cmath>

#include <QStringList>

#include "ui/charts/timeline.h"
#include "ui/models/event_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

/// What a flag or a hollow mark within a few pixels stands for; empty where there is none.
QString Timeline::markTip(const LaneBeats& beats, const QPointF& point) const
{
    const TimelineLayout layout = layoutNow();
    const auto isNear = [&](Timestamp t) { return std::abs(layout.xOf(t) - point.x()) <= kGrab; };
    const Snapshot& s = *m_lanes.snapshot();
    const QString what = groupTitle(s, s.groups[beats.group.value]);
    for (const LaneMark& mark : beats.marks) {
        if (!isNear(mark.time))
            continue;
        const QString time = m_context.time->dateTime(mark.time, 0);
        switch (mark.kind) {
        case CadenceChangeKind::Period: return tr("%1\n%2: another period, %3").arg(what, time, mark.words);
        case CadenceChangeKind::Phase: return tr("%1\n%2: begins anew, %3").arg(what, time, mark.words);
        case CadenceChangeKind::Pause: return tr("%1\n%2: silent for a while").arg(what, time);
        }
    }
    const auto missed = std::lower_bound(beats.missed.begin(), beats.missed.end(), layout.timeAt(point.x() - kGrab));
    if (missed != beats.missed.end() && isNear(*missed))
        return tr("%1\nMissed: due about %2, and not seen").arg(what, m_context.time->dateTime(*missed, 0));
    return {};
}

QString Timeline::laneTip(const Lane& lane) const
{
    QStringList lines;
    if (m_mode == LaneMode::Protocol)
        lines << protocolTip(*lane.protocol);
    else
        lines << lane.row.title;
    if (lane.beats) {
        const Snapshot& s = *m_lanes.snapshot();
        const Group& group = s.groups[lane.beats->group.value];
        lines << tr("%1: %2, %3", "device, what it says, how often")
                     .arg(deviceTitleText(s, group.device), groupTitle(s, group), everyText(*lane.beats));
    } else if (!lane.row.detail.isEmpty()) {
        lines << lane.row.detail;
    }
    return lines.join(u'\n');
}

QString Timeline::tipAt(const QPoint& point) const
{
    const TimelineLayout layout = layoutNow();
    const int row = layout.laneAt(point.y());
    if (row < 0 || !m_lanes.snapshot())
        return {};
    const Lane& lane = m_lanes.all()[static_cast<std::size_t>(row)];
    if (point.x() < layout.labels().right())
        return laneTip(lane);
    // A tick is thinner than a mark: what is hit exactly comes first.
    const LaneEvent* hit = eventAt(point);
    const bool exact = hit && std::abs(layout.xOf(hit->time) - point.x()) <= 1;
    if (QString mark = lane.beats && !exact ? markTip(*lane.beats, point) : QString(); !mark.isEmpty())
        return mark;
    return hit ? eventFacts(*m_lanes.snapshot(), EventId{hit->id}, *m_context.time).plainText() : QString();
}

} // namespace phonehome

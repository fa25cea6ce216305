// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline_table.h"

#include <QCoreApplication>

#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Numbers {
    Q_DECLARE_TR_FUNCTIONS(phonehome::TimelineNumbers)
};

constexpr std::size_t kChangesListed = 8;

QString changes(const LaneBeats& beats, const TimeFormat& time, const QString& more)
{
    QStringList out;
    for (std::size_t i = 0; i < beats.marks.size() && i < kChangesListed; ++i)
        out << QStringLiteral("%1: %2").arg(time.dateTime(beats.marks[i].time, 0), beats.marks[i].words);
    if (!more.isEmpty())
        out << more;
    return out.join(QStringLiteral("; "));
}

} // namespace

QStringList timelineHeader()
{
    return {Numbers::tr("Lane"),    Numbers::tr("Events"), Numbers::tr("In sight"), Numbers::tr("Period"),
            Numbers::tr("Promise"), Numbers::tr("Missed"), Numbers::tr("Doubled"),  Numbers::tr("Changes")};
}

QStringList timelineRow(const TimelineScene& scene, const Lane& lane)
{
    const QString dash = QStringLiteral("–");
    const QString title =
        lane.row.detail.isEmpty() ? lane.row.title : QStringLiteral("%1 · %2").arg(lane.row.title, lane.row.detail);
    const std::size_t from = lane.lowerBound(scene.visible.from);
    const std::size_t to = lane.lowerBound(scene.visible.to + Duration{1});
    QStringList row{title, countText(lane.events.size()), countText(to - from)};
    if (!lane.beats)
        return row << dash << dash << dash << dash << dash;
    const LaneBeats& b = *lane.beats;
    const QString more = b.marks.size() > kChangesListed
                             ? Numbers::tr("%Ln more", nullptr, static_cast<int>(b.marks.size() - kChangesListed))
                             : QString();
    return row << b.paceText << (b.promise ? b.promiseText : dash) << countText(b.missed.size())
               << countText(b.doubled.size()) << (b.marks.empty() ? dash : changes(b, *scene.time, more));
}

TimelineTable timelineTable(const TimelineScene& scene)
{
    TimelineTable table{timelineHeader(), {}};
    for (const Lane& lane : scene.lanes->all())
        table.rows.push_back(timelineRow(scene, lane));
    return table;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/timeline_table.h"

#include <QCoreApplication>

#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::TimelineTable)
};

constexpr std::size_t kChangesListed = 8;

QString changes(const LaneBeats& beats, const TimeFormat& time)
{
    QStringList out;
    for (std::size_t i = 0; i < beats.marks.size() && i < kChangesListed; ++i)
        out << QStringLiteral("%1: %2").arg(time.dateTime(beats.marks[i].time, 0), beats.marks[i].words);
    if (beats.marks.size() > kChangesListed)
        out << Words::tr("%Ln more", nullptr, static_cast<int>(beats.marks.size() - kChangesListed));
    return out.join(QStringLiteral("; "));
}

} // namespace

TimelineTable timelineTable(const TimelineScene& scene)
{
    TimelineTable table;
    table.header = {Words::tr("Lane"),    Words::tr("Events"), Words::tr("In sight"), Words::tr("Period"),
                    Words::tr("Promise"), Words::tr("Missed"), Words::tr("Doubled"),  Words::tr("Changes")};
    const QString dash = QStringLiteral("–");
    for (const Lane& lane : scene.lanes->all()) {
        const QString title =
            lane.row.detail.isEmpty() ? lane.row.title : QStringLiteral("%1 · %2").arg(lane.row.title, lane.row.detail);
        const std::size_t from = lane.lowerBound(scene.visible.from);
        const std::size_t to = lane.lowerBound(scene.visible.to + Duration{1});
        QStringList row{title, countText(lane.events.size()), countText(to - from)};
        if (lane.beats) {
            const LaneBeats& b = *lane.beats;
            row << b.periodText << (b.promise ? b.promiseText : dash) << countText(b.missed.size())
                << countText(b.doubled.size()) << (b.marks.empty() ? dash : changes(b, *scene.time));
        }
        while (row.size() < table.header.size())
            row << dash;
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace phonehome

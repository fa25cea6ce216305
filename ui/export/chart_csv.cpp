// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QStringList>

#include "core/analysis/group_members.h"
#include "ui/charts/cadence_points.h"
#include "ui/charts/lanes.h"
#include "ui/export/chart_file.h"
#include "ui/export/csv_line.h"
#include "ui/models/group_model.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

QString number(double value)
{
    return QString::number(value, 'f', 6);
}

QByteArray timelineCsv(const ChartSubject& subject)
{
    const Snapshot& s = *subject.snapshot;
    Lanes lanes;
    lanes.update(subject.snapshot, subject.focus);
    const TimeSpan whole{s.totals.first, s.totals.last};
    const TimeSpan span = subject.visible.value_or(subject.focus.span.value_or(whole));
    std::vector<LaneEvent> events;
    for (const Lane& lane : lanes.all()) {
        if (subject.focus.protocol && lane.protocol && *subject.focus.protocol != *lane.protocol)
            continue;
        for (std::size_t i = lane.lowerBound(span.from); i < lane.events.size() && lane.events[i].time <= span.to;
             ++i) {
            if (!subject.focus.group.valid() || lane.events[i].group == subject.focus.group.value)
                events.push_back(lane.events[i]);
        }
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const LaneEvent& a, const LaneEvent& b) { return a.time < b.time; });
    QByteArray out;
    addCsvLine(out,
               {QStringLiteral("time"), QStringLiteral("device"), QStringLiteral("protocol"),
                QStringLiteral("direction"), QStringLiteral("kind"), QStringLiteral("peer"), QStringLiteral("outcome"),
                QStringLiteral("tries"), QStringLiteral("promised_s"), QStringLiteral("packet")});
    for (const LaneEvent& at : events) {
        const Event& e = s.events[at.id];
        const Group& group = s.groups[at.group];
        const QString promised = e.promised == Event::kNoPromise ? QString() : QString::number(e.promised);
        addCsvLine(out,
                   {subject.time->iso(e.time), csvCell(deviceTitleText(s, e.device)), csvCell(protocolText(e.protocol)),
                    group.direction == Direction::Received ? QStringLiteral("received") : QStringLiteral("sent"),
                    csvCell(fromWire(s.text(group.kind))), csvCell(fromWire(eventPeer(s, e))),
                    csvCell(outcomeText(e.outcome, group.direction)), QString::number(e.tries), promised,
                    QString::number(e.frame != 0 ? e.frame : e.replyFrame)});
    }
    return out;
}

QByteArray cadenceCsv(const ChartSubject& subject)
{
    QByteArray out;
    addCsvLine(out, {QStringLiteral("time"), QStringLiteral("interval_s"), QStringLiteral("missed"),
                     QStringLiteral("period_s"), QStringLiteral("promised_s")});
    const GroupId id = mainGroup(*subject.snapshot, subject.focus);
    if (!id.valid())
        return out;
    const Group& group = subject.snapshot->groups[id.value];
    const CadenceSegment* main = group.cadence.main();
    const QString period = main ? number(main->period) : QString();
    const QString promised = group.promise ? QString::number(group.promise->seconds) : QString();
    for (const CadenceInterval& interval : cadenceIntervals(*subject.snapshot, id)) {
        addCsvLine(out, {subject.time->iso(interval.end), number(interval.seconds),
                         interval.missed ? QStringLiteral("1") : QStringLiteral("0"), period, promised});
    }
    return out;
}

} // namespace

QByteArray chartCsv(const ChartSubject& subject, ChartKind kind)
{
    return kind == ChartKind::Timeline ? timelineCsv(subject) : cadenceCsv(subject);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fleet_texts.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringList>

#include "core/analysis/group_period.h"
#include "ui/models/group_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(phonehome::FleetTexts)
};

constexpr std::size_t kGroupsListed = 4;
constexpr std::size_t kDevicesNamed = 3;

const Group& mainOf(const Snapshot& s, const FleetCell& cell)
{
    return s.groups[cell.groups.front().value];
}

QString promiseText(const Group& group)
{
    if (!group.promise)
        return {};
    return QStringLiteral("%1 %2").arg(
        promiseKindText(group.promise->kind),
        TimeFormat::period(static_cast<double>(group.promise->seconds), periodUnit(group)));
}

/// "310 s" of what has a period, else how often it was said.
QString paceText(const Group& group, const FleetCell& cell)
{
    return groupPeriod(group) && !cell.isOfSeveral ? periodText(group)
                                                   : QStringLiteral("%1 ×").arg(countText(cell.events));
}

/// What the device does that the others do not.
QString ownText(const Snapshot& s, const FleetCell& cell, DifferenceKind kind, const TimeFormat& time)
{
    if (kind == DifferenceKind::Silent)
        return Words::tr("silent");
    const Group& group = mainOf(s, cell);
    switch (kind) {
    case DifferenceKind::Period: return Words::tr("every %1").arg(periodText(group));
    case DifferenceKind::Unsteady: return Words::tr("no fixed period");
    case DifferenceKind::Stopped: return Words::tr("silent since %1").arg(time.dateTime(group.last, 0));
    case DifferenceKind::Promise: return promiseText(group);
    case DifferenceKind::Fewer:
    case DifferenceKind::Alone:
    case DifferenceKind::Silent: break;
    }
    return Words::tr("seen %Ln time(s)", nullptr, static_cast<int>(cell.events));
}

QString othersText(const Snapshot& s, const FleetCell& cell, const Difference& d)
{
    const int others = static_cast<int>(d.others);
    if (d.kind == DifferenceKind::Alone)
        return Words::tr("%Ln other(s) never say(s) it", nullptr, others);
    if (d.kind == DifferenceKind::Promise) {
        const QString promised =
            QStringLiteral("%1 %2").arg(promiseKindText(mainOf(s, cell).promise->kind), TimeFormat::period(d.seconds));
        return Words::tr("%Ln other(s): %1", nullptr, others).arg(promised);
    }
    return d.seconds > 0 ? Words::tr("%Ln other(s): every %1", nullptr, others).arg(TimeFormat::period(d.seconds))
                         : Words::tr("%Ln other(s) say(s) it", nullptr, others);
}

} // namespace

QString roleTitleText(const Role& role)
{
    return talkTitleText({role.protocol, role.direction, role.kind, role.peer});
}

QString roleShortText(const Role& role)
{
    return laneTitle({role.protocol, role.direction, role.kind, role.peer});
}

QString fleetCellText(const Snapshot& s, const FleetCell* cell)
{
    if (!cell)
        return QStringLiteral("–");
    QString text = Words::tr("silent");
    if (!cell->groups.empty()) {
        const Group& group = mainOf(s, *cell);
        text = paceText(group, *cell);
        if (group.promise)
            text += QStringLiteral(" / ") +
                    TimeFormat::period(static_cast<double>(group.promise->seconds), periodUnit(group));
    }
    const bool stopped = std::any_of(cell->differences.begin(), cell->differences.end(),
                                     [](const Difference& d) { return d.kind == DifferenceKind::Stopped; });
    if (stopped)
        text = Words::tr("stopped, %1").arg(text);
    return cell->differs() ? QStringLiteral("≠ ") + text : text;
}

QString differenceText(const Snapshot& s, const FleetCell& cell, const Difference& difference, const TimeFormat& time)
{
    return QStringLiteral("%1; %2").arg(ownText(s, cell, difference.kind, time), othersText(s, cell, difference));
}

QString fleetCellTip(const Snapshot& s, const FleetRow& row, const FleetCell* cell, const TimeFormat& time)
{
    QStringList lines{roleTitleText(row.role)};
    if (!cell) {
        lines << Words::tr("Says nothing of it");
        return lines.join(u'\n');
    }
    for (const Difference& difference : cell->differences)
        lines << QStringLiteral("≠ ") + differenceText(s, *cell, difference, time);
    if (cell->groups.empty())
        return lines.join(u'\n');
    const Group& group = mainOf(s, *cell);
    if (const CadenceSegment* main = group.cadence.main(); main && !cell->isOfSeveral)
        lines << Words::tr("every %1 %2").arg(periodText(group), TimeFormat::spread(main->jitter));
    else if (!cell->isOfSeveral)
        lines << periodText(group);
    if (group.promise)
        lines << promiseText(group);
    lines << Words::tr("%Ln message(s)", nullptr, static_cast<int>(cell->events));
    // What each device has of its own is told here.
    const bool own = cell->groups.size() > 1 || groupTitle(s, group) != lines.front();
    for (std::size_t i = 0; own && i < cell->groups.size() && i < kGroupsListed; ++i)
        lines << cadenceHeading(s, s.groups[cell->groups[i].value]);
    if (own && cell->groups.size() > kGroupsListed)
        lines << Words::tr("and %Ln more", nullptr, static_cast<int>(cell->groups.size() - kGroupsListed));
    return lines.join(u'\n');
}

QString fleetRowTip(const Fleet& fleet, const FleetRow& row)
{
    QStringList lines{roleTitleText(row.role)};
    lines << Words::tr("said by %1 of %Ln device(s)", nullptr, static_cast<int>(fleet.columns.size()))
                 .arg(countText(row.speakers));
    if (row.period)
        lines << Words::tr("most: every %1").arg(TimeFormat::period(*row.period));
    if (row.role.kind.find(kOfItsOwn) != std::string::npos || row.role.peer.find(kOfItsOwn) != std::string::npos)
        lines << Words::tr("…: each device has something of its own here");
    return lines.join(u'\n');
}

namespace {

/// Where no device does otherwise than most, which is not to say that all do the same.
QString sentenceOfNone(const Fleet& fleet)
{
    const auto unshared = static_cast<int>(fleet.unshared());
    if (fleet.columns.size() == 2)
        return unshared == 0
                   ? Words::tr("Both devices do the same.")
                   : Words::tr("What both say is alike; %Ln row(s) only one of them says.", nullptr, unshared);
    const QString none = Words::tr("None of %1 devices does otherwise than most.").arg(countText(fleet.columns.size()));
    return unshared == 0 ? none : none + u' ' + Words::tr("Not all say %Ln row(s).", nullptr, unshared);
}

} // namespace

QString fleetSentence(const Snapshot& s, const Fleet& fleet)
{
    std::vector<const FleetColumn*> differing;
    for (const FleetColumn& column : fleet.columns) {
        if (column.differing > 0 || column.isStranger)
            differing.push_back(&column);
    }
    if (differing.empty())
        return sentenceOfNone(fleet);
    std::stable_sort(differing.begin(), differing.end(),
                     [](const FleetColumn* a, const FleetColumn* b) { return a->differing > b->differing; });
    QStringList named;
    for (std::size_t i = 0; i < differing.size() && i < kDevicesNamed; ++i) {
        const QString title = deviceTitleText(s, differing[i]->device);
        named << (differing[i]->isStranger
                      ? Words::tr("%1 (of another kind)").arg(title)
                      : Words::tr("%1 (%Ln row(s))", nullptr, static_cast<int>(differing[i]->differing)).arg(title));
    }
    if (differing.size() > kDevicesNamed)
        named << Words::tr("and %Ln more", nullptr, static_cast<int>(differing.size() - kDevicesNamed));
    return Words::tr("%Ln of %1 devices differ(s): %2", nullptr, static_cast<int>(differing.size()))
        .arg(countText(fleet.columns.size()), named.join(QStringLiteral(", ")));
}

} // namespace phonehome

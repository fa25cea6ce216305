// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/group_model.h"

#include <cmath>
#include <limits>

#include "core/analysis/group_period.h"
#include "ui/models/group_facts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// Sorts rows without a value behind all that have one.
constexpr double kLast = std::numeric_limits<double>::infinity();

const Group& row(const Cell& c)
{
    return c.snapshot.groups[c.id];
}
const CadenceSegment* segment(const Cell& c)
{
    return row(c).cadence.main();
}

QString dash()
{
    return QStringLiteral("–");
}
QString what(const Cell& c)
{
    return groupTitle(c.snapshot, row(c));
}
QString device(const Cell& c)
{
    return deviceTitleText(c.snapshot, row(c).device);
}

QString period(const Cell& c)
{
    return periodText(row(c));
}

QString promised(const Cell& c)
{
    const auto& promise = row(c).promise;
    return promise ? QStringLiteral("%1 %2").arg(
                         promiseKindText(promise->kind),
                         TimeFormat::period(static_cast<double>(promise->seconds), periodUnit(row(c))))
                   : dash();
}

QString margin(const Cell& c)
{
    const auto& promise = row(c).promise;
    if (!promise || !promise->margin)
        return dash();
    const QString length = TimeFormat::period(std::abs(*promise->margin), periodUnit(row(c)));
    return *promise->margin < 0 ? QChar(0x2212) + length : length;
}

const CadenceChange* lastChange(const Cell& c)
{
    const auto& changes = row(c).cadence.changes;
    return changes.empty() ? nullptr : &changes.back();
}

double periodNumber(const Cell& c)
{
    const auto said = groupPeriod(row(c));
    return said ? said->seconds : kLast;
}

constexpr Column kColumns[] = {
    Column{[] { return GroupModel::tr("What"); }, what,
           [](const Cell& c) {
               return SortKey{0, what(c)};
           },
           false, [] { return GroupModel::tr("Protocol, kind of message, and with whom"); }},
    Column{[] { return GroupModel::tr("Device"); }, device,
           [](const Cell& c) {
               return SortKey{0, device(c)};
           }},
    Column{[] { return GroupModel::tr("Period"); }, period,
           [](const Cell& c) {
               return SortKey{periodNumber(c), {}};
           },
           true, [] { return GroupModel::tr("Time from beat to beat; perhaps: there is little to tell it from"); }},
    Column{[] { return GroupModel::tr("Promise"); }, promised,
           [](const Cell& c) {
               return SortKey{row(c).promise ? static_cast<double>(row(c).promise->seconds) : kLast, {}};
           },
           true, [] { return GroupModel::tr("How long the last grant, answer or announcement holds"); }},
    Column{[] { return GroupModel::tr("Margin"); }, margin,
           [](const Cell& c) {
               return SortKey{row(c).promise ? row(c).promise->margin.value_or(kLast) : kLast, {}};
           },
           true,
           [] { return GroupModel::tr("What is left of the promise when the next beat comes; below 0: it was over"); }},
    Column{[] { return GroupModel::tr("Beats"); },
           [](const Cell& c) { return countText(segment(c) ? row(c).cadence.beats() : row(c).events); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(segment(c) ? row(c).cadence.beats() : row(c).events), {}};
           },
           true, [] { return GroupModel::tr("Beats of the timer that were seen; without a timer, all messages"); }},
    Column{[] { return GroupModel::tr("Missed"); },
           [](const Cell& c) { return segment(c) ? countText(row(c).cadence.missed()) : dash(); },
           [](const Cell& c) {
               return SortKey{segment(c) ? static_cast<double>(row(c).cadence.missed()) : -1.0, {}};
           },
           true, [] { return GroupModel::tr("Beats that were due and not seen"); }},
    Column{[] { return GroupModel::tr("Spread"); },
           [](const Cell& c) { return segment(c) ? TimeFormat::spread(segment(c)->jitter) : dash(); },
           [](const Cell& c) {
               return SortKey{segment(c) ? segment(c)->jitter : kLast, {}};
           },
           true, [] { return GroupModel::tr("How far from its time a beat usually is"); }},
    Column{[] { return GroupModel::tr("Next due"); },
           [](const Cell& c) { return row(c).cadence.next ? c.time.dateTime(*row(c).cadence.next, 0) : dash(); },
           [](const Cell& c) {
               return SortKey{row(c).cadence.next ? static_cast<double>(row(c).cadence.next->ns) : kLast, {}};
           },
           true},
    Column{[] { return GroupModel::tr("Since"); }, [](const Cell& c) { return c.time.dateTime(row(c).first, 0); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(row(c).first.ns), {}};
           },
           true, [] { return GroupModel::tr("When it was seen first"); }},
    Column{[] { return GroupModel::tr("Changed"); },
           [](const Cell& c) { return lastChange(c) ? c.time.dateTime(lastChange(c)->time, 0) : dash(); },
           [](const Cell& c) {
               return SortKey{lastChange(c) ? static_cast<double>(lastChange(c)->time.ns) : kLast, {}};
           },
           true, [] { return GroupModel::tr("Last change of period, restart or pause"); }},
};

} // namespace

bool isGroupInFocus(const Focus& focus, const Group& group)
{
    if (focus.device.valid() && group.device != focus.device)
        return false;
    if (focus.protocol && group.protocol != *focus.protocol)
        return false;
    return isAnyTimeInFocus(focus, group.first, group.last);
}

GroupModel::GroupModel(const TimeFormat* time, QObject* parent) : TableModel(time, kColumns, parent) {}

std::uint32_t GroupModel::count(const Snapshot& snapshot) const
{
    return static_cast<std::uint32_t>(snapshot.groups.size());
}

bool GroupModel::matches(const Cell& cell, const QString& word) const
{
    return TableModel::matches(cell, word) ||
           fromWire(cell.snapshot.text(row(cell).peer)).contains(word, Qt::CaseInsensitive);
}

bool GroupModel::isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const
{
    return isGroupInFocus(focus, snapshot.groups[id]);
}

bool GroupModel::isBefore(const Snapshot& snapshot, std::uint32_t a, std::uint32_t b) const
{
    return groupRank(snapshot.groups[b]) < groupRank(snapshot.groups[a]);
}

GroupId mainGroup(const Snapshot& snapshot, const Focus& focus)
{
    if (focus.group.valid())
        return focus.group;
    GroupId best;
    GroupRank bestRank{};
    for (std::uint32_t i = 0; i < snapshot.groups.size(); ++i) {
        const Group& group = snapshot.groups[i];
        if (!isGroupInFocus(focus, group))
            continue;
        const GroupRank rank = groupRank(group);
        if (!best.valid() || rank > bestRank) {
            best = GroupId{i};
            bestRank = rank;
        }
    }
    return best;
}

GroupId shownGroup(const Snapshot& snapshot, const Selection& selection)
{
    const Focus& focus = selection.focus();
    if (snapshot.holds(selection.event())) {
        const GroupId group = snapshot.events[selection.event().value].group;
        const bool chosen = !focus.group.valid() || focus.group == group;
        if (selection.eventLeads() || (chosen && isGroupInFocus(focus, snapshot.groups[group.value])))
            return group;
    }
    return mainGroup(snapshot, focus);
}

} // namespace phonehome

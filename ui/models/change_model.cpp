// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/change_model.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "ui/models/change_texts.h"
#include "ui/models/fleet_texts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

const ChangeModel& modelOf(const Cell& c)
{
    return *static_cast<const ChangeModel*>(c.model);
}

const RoleChange& change(const Cell& c)
{
    return modelOf(c).change(c.id);
}

/// What asks to be looked at first.
enum class Rank : std::uint8_t { Gone, New, Changed, NewPromise, Stayed, CantTell };

Rank rank(const RoleChange& change)
{
    switch (change.verdict) {
    case RateVerdict::Gone: return Rank::Gone;
    case RateVerdict::New: return Rank::New;
    case RateVerdict::Changed: return Rank::Changed;
    case RateVerdict::Same: return change.newPromise ? Rank::NewPromise : Rank::Stayed;
    case RateVerdict::TooShort: break;
    }
    return change.newPromise ? Rank::NewPromise : Rank::CantTell;
}

QString device(const Cell& c)
{
    return deviceTitleText(c.snapshot, modelOf(c).device(c.id));
}

constexpr Column kColumns[] = {
    Column{[] { return ChangeModel::tr("What became of it"); },
           [](const Cell& c) { return changeVerdictText(change(c)); },
           [](const Cell& c) {
               return SortKey{static_cast<double>(rank(change(c))), {}};
           }},
    Column{[] { return ChangeModel::tr("Device"); }, device,
           [](const Cell& c) {
               return SortKey{0, device(c)};
           }},
    Column{[] { return ChangeModel::tr("What it says"); }, [](const Cell& c) { return roleTitleText(change(c).role); },
           [](const Cell& c) {
               return SortKey{0, roleTitleText(change(c).role)};
           }},
    Column{[] { return ChangeModel::tr("Before"); },
           [](const Cell& c) { return roleRateText(change(c).before, isOfRate(change(c))); },
           [](const Cell& c) {
               return SortKey{change(c).before.perDay(), {}};
           },
           true},
    Column{[] { return ChangeModel::tr("After"); },
           [](const Cell& c) { return roleRateText(change(c).after, isOfRate(change(c))); },
           [](const Cell& c) {
               return SortKey{change(c).after.perDay(), {}};
           },
           true},
};

} // namespace

ChangeModel::ChangeModel(const TimeFormat* time, QObject* parent) : TableModel(time, kColumns, parent) {}

void ChangeModel::setChanges(const SnapshotPtr& snapshot, const ChangesPtr& changes)
{
    // Nobody may see the old rows over the new changes.
    setSnapshot(nullptr);
    m_changes = changes;
    m_rows.clear();
    if (changes) {
        for (const DeviceChanges& device : *changes) {
            for (const RoleChange& change : device.roles)
                m_rows.push_back({device.after.valid() ? device.after : device.before, &change});
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [](const Row& a, const Row& b) { return rank(*a.change) < rank(*b.change); });
    setSnapshot(snapshot);
}

GroupId ChangeModel::group(std::uint32_t id) const
{
    const Snapshot& s = *snapshot();
    GroupId most;
    for (std::uint32_t i = 0; i < s.groups.size(); ++i) {
        const Group& g = s.groups[i];
        const bool more = !most.valid() || g.events > s.groups[most.value].events;
        if (g.device == device(id) && more && isPartOf(s, g, change(id).role))
            most = GroupId{i};
    }
    return most;
}

int ChangeModel::rowOfGroup(GroupId group) const
{
    if (!snapshot() || !group.valid() || group.value >= snapshot()->groups.size())
        return -1;
    const Group& g = snapshot()->groups[group.value];
    for (int row = 0; row < rowCount(); ++row) {
        const std::uint32_t id = idAt(row);
        if (device(id) == g.device && isPartOf(*snapshot(), g, change(id).role))
            return row;
    }
    return -1;
}

void ChangeModel::setOnlyChanged(bool only)
{
    if (std::exchange(m_onlyChanged, only) != only)
        setSnapshot(snapshot());
}

std::uint32_t ChangeModel::count(const Snapshot&) const
{
    return static_cast<std::uint32_t>(m_rows.size());
}

bool ChangeModel::isInFocus(const Snapshot&, const Focus& focus, std::uint32_t id) const
{
    return (!m_onlyChanged || rank(change(id)) < Rank::Stayed) &&
           (!focus.device.valid() || device(id) == focus.device) &&
           (!focus.protocol || change(id).role.protocol == *focus.protocol);
}

QString ChangeModel::tip(const Cell& cell, int column) const
{
    return column == Verdict ? changeVerdictTip(change(cell.id)).toHtmlEscaped() : TableModel::tip(cell, column);
}

} // namespace phonehome

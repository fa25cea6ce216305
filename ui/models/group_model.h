// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/group_rank.h"
#include "ui/models/table_model.h"

namespace phonehome {

/// Does a group belong to what the views are narrowed to? Not by the focus's own group: that is chosen among these.
bool isGroupInFocus(const Focus& focus, const Group& group);

/// What each device says how often: one row a group, unsorted the most telling first.
class GroupModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId { What, DeviceName, Period, Promised, Margin, Beats, Missed, Spread, Next, Since, Changed };

    explicit GroupModel(const TimeFormat* time, QObject* parent = nullptr);

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
    /// By the address of a peer at home, too, that the row calls by its name.
    bool matches(const Cell& cell, const QString& word) const override;
    bool isRanked() const override { return true; }
    bool isBefore(const Snapshot& snapshot, std::uint32_t a, std::uint32_t b) const override;
};

/// The group to show when none is chosen: the most telling of those in focus (group_rank.h); invalid when there is no
/// group at all.
GroupId mainGroup(const Snapshot& snapshot, const Focus& focus);

/// The group that all views speak of: the one of the event that was looked at last, as long as it belongs to what they
/// are narrowed to; else mainGroup().
GroupId shownGroup(const Snapshot& snapshot, const Selection& selection);

} // namespace phonehome

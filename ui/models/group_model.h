// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

#include "ui/models/table_model.h"

namespace phonehome {

/// Does a group belong to what the views are narrowed to? Not by the focus's own group: that is chosen among these.
bool isGroupInFocus(const Focus& focus, const Group& group);

/// What each device says how often: one row a group.
class GroupModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId { What, DeviceName, Period, Spread, Beats, Missed, Promised, Margin, Next, Since, Changed };

    explicit GroupModel(const TimeFormat* time, QObject* parent = nullptr);

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
};

/// How well a group stands for the talk it is a part of, compared with others.
using GroupRank = std::tuple<bool, bool, bool, std::uint32_t>;
GroupRank groupRank(const Group& group);

/// The group to show when none is chosen: the timer with the strongest evidence among those in focus, STUN first;
/// invalid when there is no group at all.
GroupId mainGroup(const Snapshot& snapshot, const Focus& focus);

} // namespace phonehome

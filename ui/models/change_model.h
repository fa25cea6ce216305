// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/compare/before_after.h"
#include "ui/models/table_model.h"

namespace phonehome {

/// By device, of one snapshot.
using ChangesPtr = std::shared_ptr<const std::vector<DeviceChanges>>;

/// What devices said before a moment and after it: a row for each device and role, what changed first.
class ChangeModel final : public TableModel {
    Q_OBJECT
public:
    enum ColumnId { Verdict, DeviceName, What, Before, After };

    explicit ChangeModel(const TimeFormat* time, QObject* parent = nullptr);

    /// changes: of this snapshot's rows; nullptr: not worked out.
    void setChanges(const SnapshotPtr& snapshot, const ChangesPtr& changes);
    const ChangesPtr& changes() const { return m_changes; }

    const RoleChange& change(std::uint32_t id) const { return *m_rows[id].change; }
    DeviceId device(std::uint32_t id) const { return m_rows[id].device; }
    /// The group that says most of it; of peers that are one, "…", the one that most is said to.
    GroupId group(std::uint32_t id) const;
    /// -1 when no row that is shown is about the group.
    int rowOfGroup(GroupId group) const;
    /// Only what is gone, new or changed, or has another promise.
    void setOnlyChanged(bool only);
    bool onlyChanged() const { return m_onlyChanged; }

protected:
    std::uint32_t count(const Snapshot& snapshot) const override;
    bool isInFocus(const Snapshot& snapshot, const Focus& focus, std::uint32_t id) const override;
    QString tip(const Cell& cell, int column) const override;

private:
    struct Row {
        DeviceId device;
        const RoleChange* change; ///< in m_changes
    };

    ChangesPtr m_changes;
    std::vector<Row> m_rows;
    bool m_onlyChanged = false;
};

} // namespace phonehome

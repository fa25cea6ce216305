// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

#include "core/analysis/compare/fleet.h"
#include "ui/models/time_format.h"

namespace phonehome {

using FleetPtr = std::shared_ptr<const Fleet>;

/// Which rows of a fleet are shown.
struct FleetRows {
    std::optional<Protocol> protocol;
    bool onlyDiffering = false;
    QStringList words; ///< all of which the row's title holds

    bool operator==(const FleetRows&) const = default;
};

/// A fleet as a table: a row for each role, its title in the first column and in short at the side; a column for each device, those
/// that differ in most rows first.
class FleetModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        DiffersRole = Qt::UserRole, ///< bool
        SpeaksRole,                 ///< bool: there is something in the cell
        ProtocolRole,               ///< int
    };
    static constexpr int kTitleColumn = 0;

    explicit FleetModel(const TimeFormat* time, QObject* parent = nullptr);

    /// Both nullptr: nothing to show. Cells change in place where rows and columns stay; else the model is reset.
    void setFleet(SnapshotPtr snapshot, FleetPtr fleet);
    void setRows(const FleetRows& rows);

    const FleetPtr& fleet() const { return m_fleet; }
    /// Invalid in the title's column.
    DeviceId deviceAt(const QModelIndex& index) const;
    /// The most telling group of a cell; invalid where the device is silent.
    GroupId groupAt(const QModelIndex& index) const;
    /// The cell that holds the group; invalid without one.
    QModelIndex indexOf(GroupId group) const;
    /// The cell of that role and device; invalid when it is not shown.
    QModelIndex indexOf(const phonehome::Role& role, DeviceId device) const;
    /// nullptr for no row.
    const phonehome::Role* roleAt(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const FleetRow& rowAt(int row) const { return m_fleet->rows[m_rows[static_cast<std::size_t>(row)]]; }
    const FleetColumn& columnAt(int column) const;
    const FleetCell* cellAt(const QModelIndex& index) const;
    QVariant titleData(int section, int role) const;
    /// Rows and columns that a fleet shows, in the order in which they are shown.
    std::vector<std::uint32_t> shownRows(const Fleet& fleet) const;
    bool isSameShape(const Fleet& fleet, const std::vector<std::uint32_t>& rows,
                     const std::vector<std::uint32_t>& columns) const;

    const TimeFormat* m_time;
    SnapshotPtr m_snapshot;
    FleetPtr m_fleet;
    FleetRows m_shown;
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_columns;
};

} // namespace phonehome

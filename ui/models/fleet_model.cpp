// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fleet_model.h"

#include <algorithm>
#include <utility>

#include "ui/models/fleet_texts.h"
#include "ui/models/texts.h"

namespace phonehome {

namespace {

/// Those that differ in most rows stand first: they are what is looked for.
std::vector<std::uint32_t> shownColumns(const Fleet& fleet)
{
    std::vector<std::uint32_t> out(fleet.columns.size());
    for (std::uint32_t i = 0; i < out.size(); ++i)
        out[i] = i;
    std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
        return fleet.columns[a].differing > fleet.columns[b].differing;
    });
    return out;
}

} // namespace

FleetModel::FleetModel(const TimeFormat* time, QObject* parent) : QAbstractTableModel(parent), m_time(time) {}

void FleetModel::setFleet(SnapshotPtr snapshot, FleetPtr fleet)
{
    const std::vector<std::uint32_t> rows = fleet ? shownRows(*fleet) : std::vector<std::uint32_t>{};
    const std::vector<std::uint32_t> columns = fleet ? shownColumns(*fleet) : std::vector<std::uint32_t>{};
    if (fleet && m_fleet && isSameShape(*fleet, rows, columns)) {
        m_snapshot = std::move(snapshot);
        m_fleet = std::move(fleet);
        m_rows = rows;
        m_columns = columns;
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_fleet = std::move(fleet);
    m_rows = rows;
    m_columns = columns;
    endResetModel();
}

void FleetModel::setRows(const FleetRows& rows)
{
    if (rows == m_shown)
        return;
    beginResetModel();
    m_shown = rows;
    m_rows = m_fleet ? shownRows(*m_fleet) : std::vector<std::uint32_t>{};
    endResetModel();
}

std::vector<std::uint32_t> FleetModel::shownRows(const Fleet& fleet) const
{
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < fleet.rows.size(); ++i) {
        const FleetRow& row = fleet.rows[i];
        if ((m_shown.onlyDiffering && !fleet.differsIn(row)) ||
            (m_shown.protocol && row.role.protocol != *m_shown.protocol))
            continue;
        const QString title = m_shown.words.isEmpty() ? QString() : roleTitleText(row.role);
        if (std::all_of(m_shown.words.begin(), m_shown.words.end(),
                        [&](const QString& word) { return title.contains(word, Qt::CaseInsensitive); }))
            out.push_back(i);
    }
    return out;
}

bool FleetModel::isSameShape(const Fleet& fleet, const std::vector<std::uint32_t>& rows,
                             const std::vector<std::uint32_t>& columns) const
{
    return std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return fleet.rows[a].role == m_fleet->rows[b].role; }) &&
           std::equal(
               columns.begin(), columns.end(), m_columns.begin(), m_columns.end(),
               [&](std::uint32_t a, std::uint32_t b) { return fleet.columns[a].device == m_fleet->columns[b].device; });
}

const FleetColumn& FleetModel::columnAt(int column) const
{
    return m_fleet->columns[m_columns[static_cast<std::size_t>(column) - 1]];
}

const FleetCell* FleetModel::cellAt(const QModelIndex& index) const
{
    return rowAt(index.row()).cellOf(m_columns[static_cast<std::size_t>(index.column()) - 1]);
}

DeviceId FleetModel::deviceAt(const QModelIndex& index) const
{
    return index.isValid() && index.column() > kTitleColumn ? columnAt(index.column()).device : DeviceId{};
}

GroupId FleetModel::groupAt(const QModelIndex& index) const
{
    const FleetCell* const cell = index.isValid() && index.column() > kTitleColumn ? cellAt(index) : nullptr;
    return cell && !cell->groups.empty() ? cell->groups.front() : GroupId{};
}

QModelIndex FleetModel::indexOf(GroupId group) const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (const FleetCell& cell : rowAt(row).cells) {
            if (std::find(cell.groups.begin(), cell.groups.end(), group) != cell.groups.end())
                return indexOf(rowAt(row).role, m_fleet->columns[cell.column].device);
        }
    }
    return {};
}

QModelIndex FleetModel::indexOf(const phonehome::Role& role, DeviceId device) const
{
    for (int column = 1; column < columnCount(); ++column) {
        if (columnAt(column).device != device)
            continue;
        for (int row = 0; row < rowCount(); ++row) {
            if (rowAt(row).role == role)
                return index(row, column);
        }
    }
    return {};
}

const phonehome::Role* FleetModel::roleAt(const QModelIndex& index) const
{
    return index.isValid() ? &rowAt(index.row()).role : nullptr;
}

int FleetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FleetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_fleet ? 0 : static_cast<int>(m_columns.size()) + 1;
}

QVariant FleetModel::data(const QModelIndex& index, int role) const
{
    if (!m_fleet || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FleetRow& row = rowAt(index.row());
    if (index.column() == kTitleColumn)
        return role == Qt::DisplayRole ? QVariant(roleTitleText(row.role)) : QVariant();
    const FleetCell* const cell = cellAt(index);
    switch (role) {
    case Qt::DisplayRole: return fleetCellText(*m_snapshot, cell);
    case Qt::ToolTipRole: return tipText(fleetCellTip(*m_snapshot, row, cell, *m_time));
    case Qt::AccessibleDescriptionRole: return fleetCellTip(*m_snapshot, row, cell, *m_time);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignRight));
    case DiffersRole: return cell && cell->differs();
    case SpeaksRole: return cell && !cell->groups.empty();
    case ProtocolRole: return static_cast<int>(row.role.protocol);
    default: return {};
    }
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_fleet || section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    if (orientation == Qt::Horizontal)
        return titleData(section, role);
    if (role == Qt::DisplayRole)
        return roleShortText(rowAt(section).role);
    if (role == Qt::ToolTipRole)
        return tipText(fleetRowTip(*m_fleet, rowAt(section)));
    return {};
}

QVariant FleetModel::titleData(int section, int role) const
{
    if (section == kTitleColumn)
        return role == Qt::DisplayRole ? QVariant(tr("What")) : QVariant();
    const FleetColumn& column = columnAt(section);
    const QString title = deviceTitleText(*m_snapshot, column.device);
    switch (role) {
    case Qt::DisplayRole: return column.differing > 0 || column.isStranger ? QStringLiteral("≠ ") + title : title;
    case Qt::ToolTipRole: {
        QStringList lines{title};
        if (column.isStranger)
            lines << tr(
                "Of another kind than the others of its maker: it says less than half of what most of them say.");
        if (column.differing > 0)
            lines << tr("differs in %Ln row(s)", nullptr, static_cast<int>(column.differing));
        return tipText(lines.join(u'\n'));
    }
    case DiffersRole: return column.differing > 0 || column.isStranger;
    default: return {};
    }
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/table_model.h"

#include <algorithm>
#include <cmath>

namespace phonehome {

QString fullText(const QModelIndex& cell)
{
    const QVariant full = cell.data(kFullTextRole);
    return (full.isValid() ? full : cell.data()).toString();
}

TableModel::TableModel(const TimeFormat* time, std::span<const Column> columns, QObject* parent)
    : QAbstractTableModel(parent), m_time(time), m_columns(columns)
{
    connect(time, &TimeFormat::changed, this, &TableModel::touchAll);
}

void TableModel::setSnapshot(SnapshotPtr snapshot)
{
    bool grows = snapshot && m_snapshot && snapshot->revision > m_snapshot->revision && m_seen <= count(*snapshot);
    if (grows && first(*snapshot) > first(*m_snapshot)) {
        if (isNatural())
            removeBefore(first(*snapshot));
        else
            grows = false;
    }
    const bool moved = grows && snapshot->movedEvents != m_snapshot->movedEvents;
    m_snapshot = std::move(snapshot);
    if (!grows) {
        beginResetModel();
        m_order.clear();
        m_seen = 0;
        rebuild();
        endResetModel();
        return;
    }
    prepareFilter(*m_snapshot, m_words);
    // Rows may move, and may be shown no more or only now: views keep their selection through the change of layout.
    if (!isNatural() || moved) {
        sort(m_sortColumn, m_sortOrder);
        return;
    }
    std::vector<std::uint32_t> added;
    for (m_seen = std::max(m_seen, first(*m_snapshot)); m_seen < count(*m_snapshot); ++m_seen) {
        if (isShown(m_seen))
            added.push_back(m_seen);
    }
    touchAll();
    if (added.empty())
        return;
    const int end = rowCount();
    beginInsertRows({}, end, end + static_cast<int>(added.size()) - 1);
    m_order.insert(m_order.end(), added.begin(), added.end());
    endInsertRows();
}

void TableModel::removeBefore(std::uint32_t id)
{
    const auto left = std::lower_bound(m_order.begin(), m_order.end(), id);
    if (left == m_order.begin())
        return;
    beginRemoveRows({}, 0, static_cast<int>(left - m_order.begin()) - 1);
    m_order.erase(m_order.begin(), left);
    endRemoveRows();
}

void TableModel::setFocus(const Focus& focus)
{
    if (focus == m_focus)
        return;
    beginResetModel();
    m_focus = focus;
    rebuild();
    endResetModel();
}

void TableModel::setFilter(const QString& words)
{
    if (words == m_filter)
        return;
    beginResetModel();
    m_filter = words;
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    rebuild();
    endResetModel();
}

int TableModel::rowOf(std::uint32_t id) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), id);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!m_snapshot || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(index.column())];
    const Cell cell = cellAt(idAt(index.row()));
    switch (role) {
    case Qt::DisplayRole: return column.text(cell);
    case Qt::ToolTipRole: return tip(cell, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft)));
    case SortRole: {
        const SortKey key = column.key(cell);
        return key.text.isEmpty() ? QVariant(key.number) : QVariant(key.text);
    }
    case IdRole: return cell.id;
    default: return extraData(cell, role);
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.title();
    // The title itself may be cut.
    if (role == Qt::ToolTipRole)
        return column.tip ? column.tip() : column.title();
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (column.number ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    m_sortColumn = column < columnCount() ? column : -1;
    m_sortOrder = order;
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> ids;
    ids.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before)
        ids.push_back(idAt(index.row()));
    rebuild();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int row = rowOf(ids[static_cast<std::size_t>(i)]);
        after.append(row < 0 ? QModelIndex() : index(row, before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

bool TableModel::matches(const Cell& cell, const QString& word) const
{
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [&](const Column& c) { return c.text(cell).contains(word, Qt::CaseInsensitive); });
}

QVariant TableModel::extraData(const Cell&, int) const
{
    return {};
}

QString TableModel::tip(const Cell& cell, int column) const
{
    // Tooltips read rich text where it looks like such: what came from the wire must not.
    return m_columns[static_cast<std::size_t>(column)].text(cell).toHtmlEscaped();
}

void TableModel::prepareFilter(const Snapshot&, const QStringList&) {}

bool TableModel::isShown(std::uint32_t id) const
{
    if (!isInFocus(*m_snapshot, m_focus, id))
        return false;
    const Cell cell = cellAt(id);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) { return matches(cell, word); });
}

void TableModel::rebuild()
{
    m_order.clear();
    m_seen = 0;
    if (!m_snapshot)
        return;
    prepareFilter(*m_snapshot, m_words);
    for (m_seen = first(*m_snapshot); m_seen < count(*m_snapshot); ++m_seen) {
        if (isShown(m_seen))
            m_order.push_back(m_seen);
    }
    arrange(m_order);
}

void TableModel::arrange(std::vector<std::uint32_t>& order) const
{
    if (m_sortColumn < 0) {
        if (isRanked())
            std::stable_sort(order.begin(), order.end(),
                             [this](std::uint32_t a, std::uint32_t b) { return isBefore(*m_snapshot, a, b); });
        return;
    }
    struct Entry {
        SortKey key;
        std::uint32_t id;
    };
    std::vector<Entry> entries;
    entries.reserve(order.size());
    const Column& column = m_columns[static_cast<std::size_t>(m_sortColumn)];
    for (const std::uint32_t id : order)
        entries.push_back({column.key(cellAt(id)), id});
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(entries.begin(), entries.end(), [down](const Entry& a, const Entry& b) {
        const Entry& x = down ? b : a;
        const Entry& y = down ? a : b;
        // What has no number is last, whichever way the others go.
        if (std::isinf(a.key.number) != std::isinf(b.key.number))
            return std::isinf(b.key.number);
        if (x.key.number != y.key.number)
            return x.key.number < y.key.number;
        return x.key.text.compare(y.key.text, Qt::CaseInsensitive) < 0;
    });
    std::transform(entries.begin(), entries.end(), order.begin(), [](const Entry& e) { return e.id; });
}

void TableModel::touchAll()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table_rows.h"

#include <algorithm>
#include <utility>

#include <QAbstractItemView>
#include <QStringList>

#include "ui/models/table_model.h"

namespace phonehome {

QModelIndexList chosenRows(const QAbstractItemView* table)
{
    if (table->selectionBehavior() == QAbstractItemView::SelectRows)
        return table->selectionModel()->selectedRows();
    QModelIndexList rows;
    for (const QModelIndex& cell : table->selectionModel()->selectedIndexes()) {
        const QModelIndex first = cell.siblingAtColumn(0);
        if (!rows.contains(first))
            rows << first;
    }
    return rows;
}

void onRowChosen(QAbstractItemView* table, const std::function<void(const QModelIndex& row)>& chosen)
{
    const QItemSelectionModel* selection = table->selectionModel();
    // The keyboard selects a row before it makes it the current one, the mouse after that.
    QObject::connect(selection, &QItemSelectionModel::currentRowChanged, table,
                     [selection, chosen](const QModelIndex& now) {
                         if (now.isValid() && selection->isRowSelected(now.row(), now.parent()))
                             chosen(now);
                     });
    QObject::connect(selection, &QItemSelectionModel::selectionChanged, table,
                     [selection, chosen](const QItemSelection& added) {
                         if (const QModelIndex now = selection->currentIndex(); added.contains(now))
                             chosen(now);
                     });
}

QString selectedRows(const QAbstractItemView* table)
{
    const QAbstractItemModel* model = table->model();
    QModelIndexList rows = chosenRows(table);
    if (rows.isEmpty())
        return {};
    // In the order in which they stand: a row of a tree below what it belongs to.
    const auto place = [](const QModelIndex& row) {
        return row.parent().isValid() ? std::pair(row.parent().row(), row.row()) : std::pair(row.row(), -1);
    };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    QStringList lines;
    const auto addLine = [&](auto textOf) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            QString text = textOf(column);
            cells << text.replace(u'\t', u' ').replace(u'\n', u' ');
        }
        lines << cells.join(u'\t');
    };
    addLine([&](int column) { return model->headerData(column, Qt::Horizontal).toString(); });
    for (const QModelIndex& row : rows)
        addLine([&](int column) { return fullText(row.siblingAtColumn(column)); });
    return lines.join(u'\n') + u'\n';
}

} // namespace phonehome

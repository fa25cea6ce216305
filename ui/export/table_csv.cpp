// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/table_csv.h"

#include <QAbstractItemModel>

#include "ui/export/csv_line.h"
#include "ui/models/table_model.h"

namespace phonehome {

namespace {

void addRows(QByteArray& out, const QAbstractItemModel& table, const QModelIndex& parent)
{
    const int columns = table.columnCount(parent);
    for (int row = 0; row < table.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells << csvCell(fullText(table.index(row, column, parent)));
        addCsvLine(out, cells);
        // Trees here have two levels.
        addRows(out, table, table.index(row, 0, parent));
    }
}

} // namespace

QByteArray tableAsCsv(const QAbstractItemModel& table)
{
    QByteArray out;
    QStringList titles;
    for (int column = 0; column < table.columnCount(); ++column)
        titles << csvCell(table.headerData(column, Qt::Horizontal).toString());
    addCsvLine(out, titles);
    addRows(out, table, {});
    return out;
}

} // namespace phonehome

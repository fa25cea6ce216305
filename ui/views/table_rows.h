// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QModelIndex>

class QAbstractItemView;

namespace phonehome {

/// Calls with each row that the user chooses. A table that gets the keyboard makes its first row the current one of its own
/// accord: that is nobody's choice.
void onRowChosen(QAbstractItemView* table, const std::function<void(const QModelIndex& row)>& chosen);

/// Selected rows, by their first column; where cells are selected, the rows that they are in.
QModelIndexList chosenRows(const QAbstractItemView* table);

/// Selected rows as tab-separated text with a header line.
QString selectedRows(const QAbstractItemView* table);

} // namespace phonehome

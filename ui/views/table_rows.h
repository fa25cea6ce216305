// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QModelIndex>

class QAbstractItemView;

namespace phonehome {

/// Calls with each row that the user chooses. A table that gets the keyboard makes its first row the current one of its own
/// accord: that is nobody's choice.
void onRowChosen(QAbstractItemView* table, const std::function<void(const QModelIndex& row)>& chosen);

/// Selected rows as tab-separated text with a header line.
QString selectedRows(const QAbstractItemView* table);

} // namespace phonehome

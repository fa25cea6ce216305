// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QModelIndex>

class QAbstractItemView;
class QAction;
class QMenu;

namespace phonehome {

class View;

/// Adds what a row offers.
using OfferRow = std::function<void(QMenu& menu, const QModelIndex& row)>;

/// Gives one of a view's tables its context menu: what the row under the pointer offers, copying of rows, and the whole
/// table as a file.
void addTableMenu(View* page, QAbstractItemView* table, OfferRow offer = {});

/// Adds an action that puts a text on the clipboard; greyed without one.
QAction* addCopy(QMenu& menu, const QString& title, const QString& text);

} // namespace phonehome

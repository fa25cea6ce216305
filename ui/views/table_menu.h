// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QModelIndex>

#include "ui/models/selection.h"

class QAbstractItemView;
class QAction;
class QMenu;

namespace phonehome {

class View;

/// Whose packets: what the views would be narrowed to, or one flow.
struct PacketsOf {
    Focus focus;
    FlowId flow;
    bool whole = false; ///< the capture is
};

/// Adds what a row offers.
using OfferRow = std::function<void(QMenu& menu, const QModelIndex& row)>;

/// Gives one of a view's tables its context menu: what the row under the pointer offers, copying of rows, and the whole
/// table as a file.
void addTableMenu(View* page, QAbstractItemView* table, OfferRow offer = {});

/// Adds an action that asks for the packets of what a row is about, as far as the views show its times; greyed before a
/// capture is whole.
QAction* addPackets(QMenu& menu, View* page, const QString& title, const PacketsOf& row);

/// Adds an action that puts a text on the clipboard; greyed without one.
QAction* addCopy(QMenu& menu, const QString& title, const QString& text);

} // namespace phonehome

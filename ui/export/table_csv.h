// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QAbstractItemModel;

namespace phonehome {

/// What a table shows, in the order in which it does, under its titles; the rows of a tree below what they belong to.
QByteArray tableAsCsv(const QAbstractItemModel& table);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace phonehome {

/// Quoted (RFC 4180 s2); names come from the network, so none may reach a spreadsheet as a formula.
QString csvCell(QString text);

/// Adds a line of cells that are as they are to stand.
void addCsvLine(QByteArray& out, const QStringList& cells);

} // namespace phonehome

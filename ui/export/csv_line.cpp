// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/csv_line.h"

namespace phonehome {

QString csvCell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

void addCsvLine(QByteArray& out, const QStringList& cells)
{
    out += cells.join(u',').toUtf8() + "\r\n";
}

} // namespace phonehome

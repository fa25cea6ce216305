// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/names_file.h"

#include <QFileInfo>

#include "core/export/name_list.h"
#include "ui/export/save_bytes.h"

namespace phonehome {

Result<bool> exportNames(const Snapshot& snapshot, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QStringLiteral("csv"))
        return saveBytes(QByteArray::fromStdString(namesAsCsv(snapshot)), path);
    if (suffix == QStringLiteral("json"))
        return saveBytes(QByteArray::fromStdString(namesAsJson(snapshot)), path);
    return saveBytes(QByteArray::fromStdString(namesAsHosts(snapshot)), path);
}

} // namespace phonehome

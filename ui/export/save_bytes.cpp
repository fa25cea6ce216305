// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/save_bytes.h"

#include <QFile>
#include <QSaveFile>

namespace phonehome {

Result<bool> saveBytes(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return true;
    return tl::make_unexpected(
        Error{ErrorCode::WriteFailed, QFile::encodeName(path).toStdString(), 0, 0, file.errorString().toStdString()});
}

} // namespace phonehome

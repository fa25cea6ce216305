// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sample.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStringList>

namespace phonehome {

QString samplePath()
{
    const QString name = QStringLiteral("sample/wemo-week.pcap");
    // Built here, installed under a prefix, installed in the system's data folders.
    const QStringList candidates{
        QStringLiteral(PHONEHOME_DATA_DIR "/") + name,
        QCoreApplication::applicationDirPath() + QStringLiteral("/../share/phonehome/") + name,
        QStandardPaths::locate(QStandardPaths::GenericDataLocation, QStringLiteral("phonehome/") + name),
    };
    for (const QString& path : candidates) {
        if (!path.isEmpty() && QFileInfo(path).isFile())
            return QFileInfo(path).canonicalFilePath();
    }
    return {};
}

} // namespace phonehome

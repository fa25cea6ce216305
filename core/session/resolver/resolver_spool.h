// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QMap>
#include <QString>

#include <memory>

namespace phonehome {

/// The logs that are fetched, as files that our importers read: whole lines only, readable by nobody else.
class ResolverSpool {
public:
    ResolverSpool(QString folder, qint64 bytesMax) : m_folder(std::move(folder)), m_left(bytesMax) {}

    /// Adds lines (each with its end) to a file; false where no more is taken, or the disk is full.
    bool add(const QString& name, const QByteArray& lines);

    /// Logs in a folder of this kind, in the order of their names.
    static QStringList filesIn(const QString& folder);

private:
    QString m_folder;
    qint64 m_left;
    QMap<QString, std::shared_ptr<QFile>> m_files;
};

} // namespace phonehome

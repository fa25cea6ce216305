// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/resolver_spool.h"

#include <QDir>

namespace phonehome {

bool ResolverSpool::add(const QString& name, const QByteArray& lines)
{
    if (lines.isEmpty())
        return true;
    if (lines.size() > m_left)
        return false;
    std::shared_ptr<QFile>& file = m_files[name];
    if (!file) {
        file = std::make_shared<QFile>(m_folder + u'/' + name);
        if (!file->open(QIODevice::WriteOnly | QIODevice::Append, QFile::ReadOwner | QFile::WriteOwner)) {
            file = nullptr;
            return false;
        }
    }
    m_left -= lines.size();
    return file->write(lines) == lines.size() && file->flush();
}

QStringList ResolverSpool::filesIn(const QString& folder)
{
    QStringList out;
    const QDir dir(folder);
    for (const QFileInfo& file : dir.entryInfoList(QDir::Files, QDir::Name)) {
        if (file.size() > 0)
            out << file.filePath();
    }
    return out;
}

} // namespace phonehome

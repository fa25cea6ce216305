// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/name_servers.h"

#include <QFile>

namespace phonehome {

std::vector<NameServer> systemNameServers(const QString& path)
{
    constexpr std::size_t kServersMax = 3; // as the C library takes
    constexpr qint64 kBytesMax = 64LL << 10U;
    std::vector<NameServer> out;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : file.read(kBytesMax).split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            const QHostAddress address(QString::fromLatin1(words.value(1)));
            if (words.front() == "nameserver" && !address.isNull() && out.size() < kServersMax)
                out.push_back({address});
        }
    }
    if (out.empty())
        out.push_back({QHostAddress(QHostAddress::LocalHost)});
    return out;
}

} // namespace phonehome

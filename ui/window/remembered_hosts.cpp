// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/remembered_hosts.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace phonehome {

QList<RemoteHost> hostsFrom(const QStringList& texts)
{
    QList<RemoteHost> out;
    for (const QString& text : texts) {
        const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
        RemoteHost host;
        host.host = json[QLatin1String("host")].toString().toStdString();
        host.user = json[QLatin1String("user")].toString().toStdString();
        const int port = json[QLatin1String("port")].toInt(22);
        host.port = static_cast<std::uint16_t>(port > 0 && port < 65536 ? port : 22);
        host.keyFile = json[QLatin1String("key")].toString().toStdString();
        host.sudo = json[QLatin1String("sudo")].toBool();
        if (!host.host.empty())
            out.append(host);
    }
    return out;
}

QString hostText(const RemoteHost& host)
{
    const QJsonObject json{{QStringLiteral("host"), QString::fromStdString(host.host)},
                           {QStringLiteral("user"), QString::fromStdString(host.user)},
                           {QStringLiteral("port"), host.port},
                           {QStringLiteral("key"), QString::fromStdString(host.keyFile)},
                           {QStringLiteral("sudo"), host.sudo}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/remembered_resolvers.h"

#include <algorithm>
#include <array>

#include <QJsonDocument>
#include <QJsonObject>

#include "ui/window/remembered_hosts.h"

namespace phonehome {

namespace {

constexpr std::array kKinds{"pihole", "adguard", "ssh"};

QLatin1String kindWord(ResolverKind kind)
{
    return QLatin1String(kKinds[static_cast<std::size_t>(kind)]);
}

bool isSame(const ResolverChoice& a, const ResolverChoice& b)
{
    return a.kind == b.kind && a.url == b.url && a.user == b.user && a.host == b.host && a.path == b.path;
}

} // namespace

QList<ResolverChoice> resolversFrom(const QStringList& texts)
{
    QList<ResolverChoice> out;
    for (const QString& text : texts) {
        const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
        const QString word = json[QLatin1String("kind")].toString();
        const auto* const kind =
            std::find_if(kKinds.begin(), kKinds.end(), [&](const char* one) { return word == QLatin1String(one); });
        if (kind == kKinds.end())
            continue;
        ResolverChoice choice;
        choice.kind = static_cast<ResolverKind>(kind - kKinds.begin());
        choice.url = QUrl(json[QLatin1String("url")].toString(), QUrl::StrictMode);
        choice.user = json[QLatin1String("user")].toString();
        choice.keeps = json[QLatin1String("keyring")].toBool();
        choice.trusted = QByteArray::fromHex(json[QLatin1String("sha256")].toString().toLatin1());
        choice.host = hostsFrom({json[QLatin1String("host")].toString()}).value(0);
        choice.path = json[QLatin1String("path")].toString();
        choice.zone = json[QLatin1String("zone")].toString();
        const bool whole =
            choice.kind == ResolverKind::SshLog ? !choice.host.host.empty() : !choice.url.host().isEmpty();
        if (whole)
            out.append(choice);
    }
    return out;
}

QString resolverAsText(const ResolverChoice& choice)
{
    QJsonObject json{{QStringLiteral("kind"), kindWord(choice.kind)}};
    if (choice.kind == ResolverKind::SshLog) {
        json[QLatin1String("host")] = hostText(choice.host);
        json[QLatin1String("path")] = choice.path;
        json[QLatin1String("zone")] = choice.zone;
    } else {
        json[QLatin1String("url")] = choice.url.toString(QUrl::RemoveUserInfo);
        json[QLatin1String("user")] = choice.user;
        json[QLatin1String("keyring")] = choice.keeps;
        json[QLatin1String("sha256")] = QString::fromLatin1(choice.trusted.toHex());
    }
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QStringList withResolver(const QStringList& texts, const ResolverChoice& choice)
{
    QStringList out{resolverAsText(choice)};
    for (const ResolverChoice& known : resolversFrom(texts)) {
        if (!isSame(known, choice))
            out << resolverAsText(known);
    }
    return out;
}

} // namespace phonehome

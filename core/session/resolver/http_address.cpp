// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/resolver/http_address.h"

namespace phonehome {

bool isHttpAddress(const QUrl& url)
{
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https"));
}

QUrl typedAddress(const QString& typed)
{
    const QString text = typed.trimmed();
    return QUrl(text.isEmpty() || text.contains(QStringLiteral("://")) ? text : QStringLiteral("http://") + text,
                QUrl::StrictMode);
}

QUrl placeOf(const QUrl& url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace phonehome

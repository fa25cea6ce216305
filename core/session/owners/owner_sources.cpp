// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/owners/owner_sources.h"

#include <QLocale>

namespace phonehome {

QUrl ownerUrl(OwnerSource source, const QDate& today)
{
    if (source == OwnerSource::Amazon)
        return QUrl(QStringLiteral("https://ip-ranges.amazonaws.com/ip-ranges.json"));
    constexpr int kLate = 3;
    const QString month = QLocale::c().toString(today.addDays(-kLate), QStringLiteral("yyyy-MM"));
    const auto* kind = source == OwnerSource::Networks ? "asn" : "country";
    return QUrl(
        QStringLiteral("https://download.db-ip.com/free/dbip-%1-lite-%2.mmdb.gz").arg(QLatin1String(kind), month));
}

} // namespace phonehome

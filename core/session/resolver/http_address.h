// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace phonehome {

/// With a host, by http or https.
bool isHttpAddress(const QUrl& url);
/// As people type it: http:// where no scheme stands before it, and not always an address at all.
QUrl typedAddress(const QString& typed);
/// Scheme, host and port alone.
QUrl placeOf(const QUrl& url);

} // namespace phonehome

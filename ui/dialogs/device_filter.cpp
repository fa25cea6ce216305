// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/device_filter.h"

#include <QRegularExpression>

namespace phonehome {

namespace {

/// As people write it, with colons or with dashes.
const QRegularExpression& macPattern()
{
    static const QRegularExpression pattern(QStringLiteral(
        "(?<![0-9A-Fa-f:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})(?![0-9A-Fa-f:-])"));
    return pattern;
}

} // namespace

QString macIn(const QString& text)
{
    return macPattern().match(text).captured().replace(u'-', u':').toLower();
}

QString filterFromTyped(const QString& text)
{
    const QString typed = text.trimmed();
    const QString mac = macIn(typed);
    return !mac.isEmpty() && mac.size() == typed.size() ? QStringLiteral("ether host ") + mac : typed;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/theme_switch.h"

#include <QApplication>
#include <QStyle>

#include "ui/charts/theme.h"

namespace phonehome {

namespace {

/// The style the desktop chose, before we changed anything.
const QString& desktopStyle()
{
    static const QString name = QApplication::style()->objectName();
    return name;
}

} // namespace

void applyTheme(ThemeChoice theme)
{
    const QString& desktop = desktopStyle();
    // Only Fusion takes every colour from the palette.
    const QString wanted = theme == ThemeChoice::System ? desktop : QStringLiteral("fusion");
    if (QApplication::style()->objectName() != wanted)
        QApplication::setStyle(wanted);
    QApplication::setPalette(theme == ThemeChoice::System ? QPalette() : plainPalette(theme == ThemeChoice::Dark));
}

} // namespace phonehome

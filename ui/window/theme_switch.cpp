// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/theme_switch.h"

#include <array>
#include <utility>

#include <QActionGroup>
#include <QMenu>

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include "ui/charts/theme.h"
#include "ui/window/main_window.h"
#include "ui/window/plain_style.h"

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
    const bool plain = theme != ThemeChoice::System || desktop == QLatin1String("fusion");
    if (QApplication::style()->objectName() != (plain ? PlainStyle::name() : desktop))
        QApplication::setStyle(plain ? new PlainStyle : QStyleFactory::create(desktop));
    QApplication::setPalette(theme == ThemeChoice::System     ? QPalette()
                             : theme == ThemeChoice::Contrast ? contrastPalette()
                                                              : plainPalette(theme == ThemeChoice::Dark));
}

void addThemes(QMenu* menu, Settings& settings)
{
    auto* group = new QActionGroup(menu);
    const std::array themes{std::pair{ThemeChoice::System, MainWindow::tr("&System")},
                            std::pair{ThemeChoice::Light, MainWindow::tr("&Light")},
                            std::pair{ThemeChoice::Dark, MainWindow::tr("&Dark")},
                            std::pair{ThemeChoice::Contrast, MainWindow::tr("&High contrast")}};
    for (const auto& [theme, title] : themes) {
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(settings.theme() == theme);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [&settings, choice = theme] {
            settings.setTheme(choice);
            applyTheme(choice);
        });
    }
}

} // namespace phonehome

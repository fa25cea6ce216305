// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include <QApplication>
#include <QIcon>

#include "app/phonehome/askpass.h"
#include "app/phonehome/chart_export.h"
#include "app/phonehome/language.h"
#include "app/phonehome/options.h"
#include "app/phonehome/window_picture.h"
#include "core/base/open_files.h"
#include "ui/charts/timeline.h"
#include "ui/window/main_window.h"
#include "ui/window/theme_switch.h"
#include "ui/window/window_state.h"

int main(int argc, char** argv)
{
    using namespace phonehome;
    // Must be known before the application is: it would look for a display.
    if (wantsNoDisplay(argc, argv) && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    allowManyOpenFiles();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("phonehome"));
    QApplication::setApplicationDisplayName(QStringLiteral("Phonehome"));
    QApplication::setApplicationVersion(QStringLiteral(PHONEHOME_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.phonehome.Phonehome"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/io.github.phonehome.Phonehome.svg")));

    if (isAskpass()) {
        loadLanguage({});
        return askForSsh(QApplication::arguments().value(1));
    }
    Options options = parseOptions(QApplication::arguments());
    // A picture is made and forgotten.
    Settings settings(options.windowPath.isEmpty() ? Settings::Keep::Yes : Settings::Keep::No);
    loadLanguage(options.language.isEmpty() ? settings.language() : options.language);
    // What is said about the options is said in the language they ask for.
    if (!options.message.isEmpty())
        options = parseOptions(QApplication::arguments());
    if (!options.message.isEmpty()) {
        (options.failed ? std::cerr : std::cout) << options.message.toStdString() << std::endl;
        return options.failed ? 2 : 0;
    }
    if (!options.chartPath.isEmpty())
        return exportChartOf(options, settings);

    applyTheme(options.theme.value_or(settings.theme()));
    MainWindow window(settings);
    if (options.utc)
        window.time().setChoice(ZoneChoice::Utc);
    if (options.lanes)
        window.findChild<Timeline*>()->setLaneMode(*options.lanes);
    if (!options.owners.isEmpty())
        window.useOwners(options.owners, false);
    if (!options.deviceNames.isEmpty())
        window.useDeviceNames(options.deviceNames);
    if (!options.windowPath.isEmpty()) {
        exportWindow(window, options);
        return QApplication::exec();
    }
    fitToScreen(&window);
    window.show();
    if (!options.followed.isEmpty())
        window.follow(options.followed);
    else if (!options.files.isEmpty())
        window.openFiles(options.files, options.logs);
    return QApplication::exec();
}

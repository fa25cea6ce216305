// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QStringList>

#include "ui/dialogs/log_dialog.h"
#include "ui/export/chart_image.h"
#include "ui/settings/settings.h"

class QCommandLineParser;

namespace phonehome {

/// What the command line asks for.
struct Options {
    QStringList files;
    QString followed; ///< a file or folder that somebody else is writing; empty: none
    QString language; ///< empty: as set, else the system's
    bool utc = false;
    std::optional<ThemeChoice> theme;
    QString chartPath;  ///< not empty: draw the chart and leave
    QString windowPath; ///< not empty: write a picture of the whole window and leave
    ChartImageOptions chart;
    std::optional<LaneMode> lanes; ///< nullopt: as remembered
    LogChoice logs;
    QStringList owners;  ///< files that say whose addresses are
    QString deviceNames; ///< a file with the user's names of devices; empty: the one that is kept
    /// Not empty: nothing is done but to say this; exit code 2, or 0 when only help was asked for.
    QString message;
    bool failed = false;
};

/// Reads the arguments, the program's name first.
Options parseOptions(const QStringList& arguments);

/// Is this a call that must work without a display? Looked up before there is an application.
bool wantsNoDisplay(int argc, const char* const* argv);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phonehome/chart_export.h"

#include <iostream>
#include <stop_token>

#include <QFile>

#include "core/pipeline/capture_run.h"
#include "ui/export/chart_file.h"
#include "ui/models/texts.h"
#include "ui/window/log_import.h"
#include "ui/window/own_names_file.h"

namespace phonehome {

namespace {

void complain(const QString& sentence)
{
    std::cerr << "phonehome: " << sentence.toStdString() << "\n";
}

} // namespace

int exportChartOf(const Options& options, const Settings& settings)
{
    std::vector<std::string> paths;
    for (const QString& file : options.files)
        paths.push_back(QFile::encodeName(file).toStdString());
    CaptureRun run(paths, {}, logInputs(options.logs));
    run.run(std::stop_token{});
    const auto names = readOwnNames(options.deviceNames.isEmpty() ? settings.deviceNamesFile() : options.deviceNames);
    if (!names)
        complain(errorText(names.error()));
    const SnapshotPtr snapshot = withOwnNames(run.snapshot(true), names.value_or(nullptr));
    for (const Error& problem : snapshot->problems)
        complain(errorText(problem));
    if (run.nothingOpened())
        return 1;
    TimeFormat time;
    if (options.utc)
        time.setChoice(ZoneChoice::Utc);
    const auto saved = exportChart({snapshot, {}, std::nullopt, &time}, options.chart, options.chartPath);
    if (!saved) {
        complain(errorText(saved.error()));
        return 1;
    }
    return 0;
}

} // namespace phonehome

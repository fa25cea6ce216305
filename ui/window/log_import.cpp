// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/log_import.h"

#include <QFile>

#include "ui/models/capture_times.h"
#include "ui/models/log_text.h"
#include "ui/models/texts.h"

namespace phonehome {

bool isTimeZone(const QString& name)
{
    return TimeZone::find(name.toStdString()).has_value();
}

LogInputs logInputs(const LogChoice& choice)
{
    LogInputs logs;
    for (const QString& path : choice.paths)
        logs.paths.push_back(QFile::encodeName(path).toStdString());
    if (!choice.zone.isEmpty())
        logs.zone = TimeZone::find(choice.zone.toStdString()).value_or(logs.zone);
    logs.zoneName = choice.zone.toStdString();
    if (choice.seconds)
        logs.offset = Duration::fromSeconds(*choice.seconds);
    return logs;
}

SortedFiles sortedByContent(const QStringList& paths)
{
    SortedFiles files;
    for (const QString& path : paths)
        (CaptureSession::isResolverLog(path) ? files.logs : files.captures) << path;
    return files;
}

QStringList problemSentences(const SnapshotPtr& snapshot, LoadEnd end)
{
    QStringList sentences;
    if (end == LoadEnd::Cancelled)
        sentences << errorText({ErrorCode::Cancelled, {}, 0, 0, {}});
    if (!snapshot)
        return sentences;
    for (const Error& problem : snapshot->problems) {
        if (problem.code != ErrorCode::Cancelled)
            sentences << errorText(problem);
    }
    if (!hasTimes(*snapshot))
        sentences << noTimesText();
    for (const LogFacts& log : snapshot->logs) {
        if (const QString problem = logProblemSentence(log.report); !problem.isEmpty())
            sentences << problem;
    }
    return sentences;
}

} // namespace phonehome

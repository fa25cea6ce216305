// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/capture_session.h"
#include "ui/dialogs/log_dialog.h"

namespace phonehome {

/// Does the name stand for a time zone, as LogChoice has it?
bool isTimeZone(const QString& name);

/// The choice as the session takes it.
LogInputs logInputs(const LogChoice& choice);

/// Files by what they are, told by their content.
struct SortedFiles {
    QStringList captures; ///< and all that is no log: opening says what is wrong with it
    QStringList logs;
};
SortedFiles sortedByContent(const QStringList& paths);

/// What went wrong while reading, in sentences: captures, then logs.
QStringList problemSentences(const SnapshotPtr& snapshot, LoadEnd end);

} // namespace phonehome

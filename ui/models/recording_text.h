// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/live/recording_news.h"
#include "core/live/remote_capture.h"

namespace phonehome {

/// What to do about a remote capture that failed; host: as the user calls it. Empty for None.
QString remoteFailureText(RemoteFailure failure, const QString& host, const RecordingNews& news);
/// Why a recording ended, and what to do; empty when it was stopped by the user.
QString recordingEndText(const RecordingNews& news);
/// "Capturing: 1,234 packets, 3.4 MB, 12 per second, none lost", for the status bar.
QString recordingText(const RecordingNews& news, double packetsPerSecond);

} // namespace phonehome

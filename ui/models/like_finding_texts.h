// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/analysis/findings/like_findings.h"

namespace phonehome {

class TimeFormat;

/// What was found of one device or of several alike, as one sentence without their names, true for each of them; plain text.
QString findingText(const Snapshot& snapshot, const LikeFindings& like, const TimeFormat& time);
/// Titles of its devices, in the order of its members; empty where it is about the whole home.
QStringList findingDevices(const Snapshot& snapshot, const LikeFindings& like);
/// "wemo", "wemo and lamp", "12 devices"; "–" where it is about the whole home.
QString findingDevicesText(const Snapshot& snapshot, const LikeFindings& like);
/// All titles, each in a line of its own, as a tooltip takes them; beyond forty they are counted.
QString findingDevicesTip(const Snapshot& snapshot, const LikeFindings& like);

} // namespace phonehome

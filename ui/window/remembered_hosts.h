// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include "core/live/remote_capture.h"

namespace phonehome {

/// As the settings keep them, one text each; those that are no host are left out.
QList<RemoteHost> hostsFrom(const QStringList& texts);
QString hostText(const RemoteHost& host);

} // namespace phonehome

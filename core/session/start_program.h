// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include "core/live/child_process.h"

namespace phonehome {

/// Starts a program of core's plans (ssh, by all that is known) as a process of Qt, which tells its ends by signals.
void startProgram(QProcess& process, const ProcessPlan& plan);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/live/recorder.h"
#include "core/live/remote_capture.h"

namespace phonehome {

/// What is to be captured, and where.
struct RecordingChoice {
    QString title; ///< "eth0", "br-lan on router.lan", for the window's title
    QString interface;
    QString filter;
    ProcessPlan program;
    QString pipe; ///< instead of a program; "-" is standard input
    bool remote = false;
    RemoteHost host; ///< with remote set

    bool isEmpty() const { return program.command.empty() && pipe.isEmpty(); }
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QList>
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
    QString pipe;                     ///< instead of a program; "-" is standard input
    std::optional<TzspListener> tzsp; ///< instead of both: what a router streams
    bool remote = false;
    RemoteHost host; ///< with remote set

    bool isEmpty() const { return program.command.empty() && pipe.isEmpty() && !tzsp; }
};

/// A device that a capture may be narrowed to.
struct ChosenDevice {
    QString name;
    QString mac; ///< empty: none is chosen
};

/// What the question where to capture begins with.
struct RecordingOffer {
    RecordingChoice last;
    QList<RemoteHost> hosts; ///< routers that were captured at, latest first
    ChosenDevice device;     ///< that is looked at in the window
};

} // namespace phonehome

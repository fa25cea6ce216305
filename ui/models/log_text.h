// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What is wrong with a log, what was kept, and what to do, as a sentence; empty when nothing is.
QString logProblemSentence(const LogReport& report);

/// How a log was laid beside the capture: "pihole.log: 3,203 lines, clock shifted by 1 h 0 min (41 of 46 agree)".
QString logFactsSentence(const LogFacts& log);

/// The same of all logs, one a line.
QString logsText(const Snapshot& snapshot);

} // namespace phonehome

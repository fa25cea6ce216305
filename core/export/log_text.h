// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/snapshot.h"
#include "core/export/json.h"

namespace phonehome {

/// One sentence about what is wrong with a log, what was kept, and what to do; empty when nothing is.
std::string logProblemText(const LogReport& report);

/// One sentence about how a log was laid beside the capture: "pihole.log (dnsmasq): 3203 lines, 1602 records;
/// shifted by +01:00:00 (matched 41 of 46)".
std::string logSentence(const LogFacts& log);

/// The key dns_logs: one entry a file.
void addLogs(Json& out, const Snapshot& snapshot);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>

#include "app/cli/arguments.h"

namespace phonehome {

/// Captures on this machine or at a router over ssh, until interrupted (SIGINT, SIGTERM, SIGHUP) or for so many seconds,
/// saves it as one pcapng and prints the summary. Gives the exit code.
int captureCommand(const CaptureWhere& where, const std::string& file, std::ostream& out, std::ostream& err);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <span>
#include <string>

namespace phonehome {

/// phonehome-cli capture: captures on this machine or at a router over ssh, until interrupted or for so many seconds,
/// saves it as one pcapng and prints the summary. Gives the exit code.
int captureCommand(std::span<const std::string> words, std::ostream& out, std::ostream& err);

} // namespace phonehome

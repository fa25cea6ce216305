// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/cli/ask_resolver.h"

namespace phonehome {

/// Exit codes of phonehome-cli.
namespace exit_code {
inline constexpr int kOk = 0;
inline constexpr int kDamaged = 1;  ///< a file could be read in part only; the output covers what was read
inline constexpr int kUsage = 2;    ///< wrong arguments
inline constexpr int kNothing = 3;  ///< not one file could be opened
inline constexpr int kNoOutput = 4; ///< the output could not be written
} // namespace exit_code

/// Runs one command line (without the program's name). Results go to out, sentences about problems to err.
/// network: what asks over the network; without it, that is refused.
int runCommand(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err,
               const NetworkAccess& network = {});

} // namespace phonehome

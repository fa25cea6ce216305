// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/cli/arguments.h"
#include "app/cli/commands.h"

namespace phonehome {

/// Is standard input or a pipe among them? It can't be read twice.
bool hasStream(const std::vector<std::string>& files);
/// Which of the arguments are another command's, as a sentence; "" for none.
std::string misplaced(std::string_view command, const Arguments& arguments);
/// Why logs and resolvers can't be asked for what was opened, sessions included; "" where they can.
std::string unanswerable(std::string_view command, const Arguments& arguments, const NetworkAccess& network);

} // namespace phonehome

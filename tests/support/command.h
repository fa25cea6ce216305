// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "app/cli/commands.h"

namespace phonehome {

/// What a command of phonehome-cli says and ends with.
struct CommandSaid {
    int code = 0;
    std::string out;
    std::string err;
};

inline CommandSaid runSaying(const std::vector<std::string>& words)
{
    std::ostringstream out;
    std::ostringstream err;
    const int code = runCommand(words, out, err);
    return {code, out.str(), err.str()};
}

} // namespace phonehome

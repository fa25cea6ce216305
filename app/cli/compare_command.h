// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "app/cli/arguments.h"

namespace phonehome {

/// Holds devices against one another, or with --before and --after, or --at, two times. Exit code.
int compareCommand(const Arguments& arguments, std::ostream& out, std::ostream& err);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"

namespace phonehome {

/// Puts the captures of each saved session in its place among the files, and its logs to those given. A zone and an offset
/// of logs that were given count before the session's. Error: the first session that can't be read.
Result<void> openSessions(Arguments& arguments);

} // namespace phonehome

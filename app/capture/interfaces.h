// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/capture/ending.h"

namespace phonehome {

/// True for a name that a capture can be started on: a network interface that is there, or "any".
bool isInterface(const std::string& name);

/// One JSON line for each interface, in libpcap's order (busiest kind first). Needs no right.
tl::expected<std::vector<std::string>, Ending> interfaceLines();

} // namespace phonehome

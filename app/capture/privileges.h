// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "app/capture/ending.h"

namespace phonehome {

/// Keeps cap_net_raw, raised, if the process was given it, and nothing else. What libpcap opens after this is opened
/// with that one right.
void keepNetRaw();

/// Gives up every capability and set-user-ID for good, and never takes on new ones. False: the kernel refused, and no
/// packet may be read.
bool dropEverything();

/// Tries out, after keepNetRaw(), whether a packet socket can be had. Else an Ending with what to run.
tl::expected<void, Ending> mayCapture();

/// Why there is no right, by what can be seen: the file has none, or the system ignores it here.
Ending noRight();

} // namespace phonehome

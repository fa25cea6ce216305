// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace phonehome {

/// From here on no new socket can be made. A filter's host names are then never asked of a resolver: nothing that is
/// typed leaves this computer. False: the kernel refused.
bool forbidSockets();

/// From here on only what the capture loop needs can be done: read from readable, write to writable, poll, ask the
/// packet socket, get memory that is never code, end. All else fails with EPERM. False: the kernel refused.
bool allowOnlyCapturing(const std::vector<int>& readable, const std::vector<int>& writable, int packetSocket);

} // namespace phonehome

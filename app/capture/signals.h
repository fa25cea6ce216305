// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace phonehome {

/// True for the signals by which a person or a system asks to stop.
bool isStopSignal(int number);

/// Blocks SIGTERM, SIGINT, SIGHUP and the signal of the parent's death and gives a file descriptor that tells of them,
/// -1 if there is none.
int watchSignals();

/// Asks for a signal when the thread that started this process ends. To be called after every change of user.
/// False: it ended meanwhile. parent: getppid() as early as could be.
bool followParent(int parent);

} // namespace phonehome

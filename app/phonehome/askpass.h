// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phonehome {

/// Was the program started by ssh, to ask what ssh wants to know (ssh(1), SSH_ASKPASS)?
bool isAskpass();
/// Asks, and writes the answer to standard output. Gives the exit code: 0 with an answer, 1 without.
int askForSsh(const QString& prompt);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// What was found, by weight and kind, what several devices have alike in one line; below those of a kind what it means and
/// what can be done about it.
void writeFindings(const Snapshot& snapshot, std::ostream& out);

} // namespace phonehome

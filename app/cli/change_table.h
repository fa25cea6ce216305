// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "core/analysis/compare/before_after.h"

namespace phonehome {

/// Both times, what changed in sum, and for each device a table of what it said before and after.
void writeChanges(const ComparedTime& before, const ComparedTime& after, std::ostream& out);

} // namespace phonehome

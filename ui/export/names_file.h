// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/analysis/snapshot.h"

namespace phonehome {

/// Writes the table of names: CSV or JSON by the name's end, else as a hosts file.
Result<bool> exportNames(const Snapshot& snapshot, const QString& path);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/snapshot.h"
#include "core/export/json.h"

namespace phonehome {

/// Adds the keys flows, names, device_names, cadences, vantage and problems to out (captures' EXPORT page). Lists are
/// sorted by their first fields.
void addSnapshot(Json& out, const Snapshot& snapshot);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/snapshot.h"
#include "core/export/json.h"

namespace phonehome {

/// Adds what the analysis found to out (captures' EXPORT page): flows, names, device_names, cadences, restarts, gaps,
/// mappings, time_servers, findings, dns_logs, hosting, vantage and problems. Lists are
/// sorted by their first fields.
void addSnapshot(Json& out, const Snapshot& snapshot);

} // namespace phonehome

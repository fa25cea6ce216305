// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/analysis/snapshot.h"
#include "core/export/json.h"

namespace phonehome {

/// The key findings of the export: what findingsOf() finds, in its order. Times as text of seconds since 1970, spans in
/// seconds; what a kind has nothing of is left out. same_as, where several devices have one alike: the place, from 0, of
/// the first of these in the list, which has it too.
Json findingList(const Snapshot& snapshot);
/// The same as a JSON document with its schema's name.
std::string findingsAsJson(const Snapshot& snapshot);

} // namespace phonehome

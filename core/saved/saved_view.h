// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "core/saved/saved_session.h"

namespace phonehome {

/// Keys stay in the order in which they were written.
using SavedJson = nlohmann::ordered_json;

/// An object; of a view of all, an empty one.
SavedJson viewAsJson(const SavedView& view);
/// What can be understood of it; the rest is as if it were not there.
SavedView viewOfJson(const SavedJson& json);

} // namespace phonehome

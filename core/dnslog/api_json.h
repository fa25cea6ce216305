// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/time.h"

namespace phonehome {

// Members of a resolver's JSON object: what is missing or of another type is empty.

std::string apiText(const nlohmann::json& object, const char* key);
bool apiFlag(const nlohmann::json& object, const char* key);
std::optional<std::int64_t> apiWhole(const nlohmann::json& object, const char* key);
/// Seconds since 1970, with a fraction, within kTimeRange.
std::optional<Timestamp> apiTime(const nlohmann::json& object, const char* key);

} // namespace phonehome

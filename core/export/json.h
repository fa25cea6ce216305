// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/time.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// Keys stay in the order in which they were written, so that two runs give the same bytes.
using Json = nlohmann::ordered_json;

/// Absent = null.
template <typename T> Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json();
}
inline Json orNull(const std::optional<IpAddress>& value)
{
    return value ? Json(value->text()) : Json();
}
inline Json orNull(const std::optional<Endpoint>& value)
{
    return value ? Json(value->text()) : Json();
}
inline Json orNull(const std::optional<MacAddress>& value)
{
    return value ? Json(value->text()) : Json();
}
inline Json orNull(const std::optional<Timestamp>& value)
{
    return value ? Json(epochText(*value)) : Json();
}
/// Empty = null.
inline Json textOrNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

} // namespace phonehome

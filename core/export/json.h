// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <initializer_list>
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

/// A list of objects by these keys, the first counting most.
inline void sortBy(Json& list, std::initializer_list<const char*> keys)
{
    std::stable_sort(list.begin(), list.end(), [&](const Json& a, const Json& b) {
        for (const char* key : keys) {
            if (a[key] != b[key])
                return a[key] < b[key];
        }
        return false;
    });
}

} // namespace phonehome

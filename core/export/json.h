// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// Keys stay in the order in which they were written, so that two runs give the same bytes.
using Json = nlohmann::ordered_json;

/// A document as it is written, whoever wrote its texts.
inline std::string jsonText(const Json& json)
{
    return visibleJson(json.dump(1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

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

/// What a list is sorted by: a key, whose values may be times as text.
struct SortKey {
    SortKey(const char* of) : name(of) {}
    const char* name;
    bool isTime = false;
};
inline SortKey byTime(const char* name)
{
    SortKey key(name);
    key.isTime = true;
    return key;
}

/// Texts of epochText() by the numbers that they say: of times before September 2001 these have fewer digits.
inline bool isEarlier(const std::string& a, const std::string& b)
{
    const bool negative = a.starts_with('-');
    if (negative != b.starts_with('-'))
        return negative;
    const std::string& less = negative ? b : a;
    const std::string& more = negative ? a : b;
    return less.size() != more.size() ? less.size() < more.size() : less < more;
}

/// A list of objects by these keys, the first counting most.
inline void sortBy(Json& list, std::initializer_list<SortKey> keys)
{
    std::stable_sort(list.begin(), list.end(), [&](const Json& a, const Json& b) {
        for (const SortKey& key : keys) {
            const Json& one = a[key.name];
            const Json& other = b[key.name];
            if (one == other)
                continue;
            if (key.isTime && one.is_string() && other.is_string())
                return isEarlier(one.get_ref<const std::string&>(), other.get_ref<const std::string&>());
            return one < other;
        }
        return false;
    });
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dnslog/api_json.h"

#include <cmath>
#include <limits>

namespace phonehome {

std::string apiText(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool apiFlag(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<std::int64_t> apiWhole(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    if (found == object.end())
        return std::nullopt;
    if (found->is_number_unsigned()) {
        const auto value = found->get<std::uint64_t>();
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return std::nullopt;
        return static_cast<std::int64_t>(value);
    }
    if (found->is_number_integer())
        return found->get<std::int64_t>();
    return std::nullopt;
}

std::optional<Timestamp> apiTime(const nlohmann::json& object, const char* key)
{
    constexpr std::int64_t kWhole = kTimeRange.to.ns / 1'000'000'000;
    constexpr auto kMax = static_cast<double>(kWhole);
    constexpr std::int64_t kMicro = 1000;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number())
        return std::nullopt;
    const double seconds = found->get<double>();
    if (!(seconds >= 0 && seconds < kMax))
        return std::nullopt;
    // A double of today holds microseconds, no more.
    return Timestamp{std::llround(seconds * 1e6) * kMicro};
}

} // namespace phonehome

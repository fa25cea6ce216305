// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <array>
#include <ctime>

namespace phonehome {

std::string utcText(Timestamp t, const char* pattern)
{
    const auto seconds = static_cast<std::time_t>(t.ns / 1'000'000'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 64> out{};
    return {out.data(), std::strftime(out.data(), out.size(), pattern, &parts)};
}

std::string epochText(Timestamp t)
{
    constexpr std::uint64_t kSecond = 1'000'000'000;
    // Unsigned, and one less on the way, since the most negative value has no positive twin.
    const auto magnitude = t.ns < 0 ? static_cast<std::uint64_t>(-(t.ns + 1)) + 1 : static_cast<std::uint64_t>(t.ns);
    std::string fraction = std::to_string(magnitude % kSecond);
    fraction.insert(0, 9 - fraction.size(), '0');
    return (t.ns < 0 ? "-" : "") + std::to_string(magnitude / kSecond) + "." + fraction;
}

} // namespace phonehome

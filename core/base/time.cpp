// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

namespace phonehome {

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

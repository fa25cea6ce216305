// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <ctime>
#include <string>

namespace phonehome {

/// What a line of dnsmasq's log begins with, in UTC: "May  4 07:12:48 dnsmasq[8]: ".
inline std::string dnsmasqStamp(std::int64_t second)
{
    const auto at = static_cast<std::time_t>(second);
    std::tm when{};
    gmtime_r(&at, &when);
    char out[40] = "";
    std::strftime(out, sizeof out, "%b %e %H:%M:%S dnsmasq[8]: ", &when);
    return out;
}

} // namespace phonehome

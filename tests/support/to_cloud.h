// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/time.h"
#include "tests/support/frame_builder.h"

// One device at home, its router, and one server that it talks to.
namespace phonehome {

inline constexpr MacAddress kDevice{{2, 0, 0, 0, 0, 1}};
inline constexpr MacAddress kRouter{{2, 0, 0, 0, 0, 2}};
inline const IpAddress kDeviceIp = IpAddress::v4(192, 168, 1, 50);
inline const IpAddress kCloud = IpAddress::v4(198, 51, 100, 7);

inline Timestamp second(double s)
{
    return Timestamp{} + Duration::fromSeconds(1'000'000 + s);
}

inline Route toCloud(std::uint16_t own, std::uint16_t peer)
{
    return {kDevice, kRouter, {kDeviceIp, own}, {kCloud, peer}};
}

} // namespace phonehome

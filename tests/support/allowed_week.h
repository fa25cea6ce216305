// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/findings/allow_list.h"
#include "core/decode/packet.h"
#include "tests/support/analysed.h"
#include "tests/support/wemo_week.h"

namespace phonehome {

/// The week of the sample, analysed once.
inline const SnapshotPtr& week()
{
    static const SnapshotPtr s = analysedCapture(wemoWeek());
    return s;
}

/// An allow list for its first device with one of everything: ICMP of both versions, TCP by names, UDP by a name and by an
/// address that has none, ESP, which has no ports.
inline AllowList everything()
{
    AllowList list;
    list.devices = {DeviceId{0}};
    const IpAddress v4 = IpAddress::v4(198, 51, 100, 7);
    const IpAddress other = IpAddress::v4(198, 51, 100, 8);
    const IpAddress v6 = IpAddress::parse("2001:db8::7").value_or(IpAddress());
    constexpr std::uint8_t kEsp = 50;
    list.ports = {{ip_protocol::kIcmp, 0, {}, {v4}, {v4}},
                  {ip_protocol::kTcp, 443, {"a.example.com", "b.example.com", "nat.wemo2.com"}, {}, {v4, v6}},
                  {ip_protocol::kUdp, 3478, {"nat.wemo2.com"}, {other}, {v4, other}},
                  {kEsp, 0, {}, {v4, v6}, {v4, v6}},
                  {ip_protocol::kIcmp6, 0, {}, {v6}, {v6}}};
    return list;
}

} // namespace phonehome

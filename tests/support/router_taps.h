// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/net/frame.h"
#include "tests/support/tcp_talk.h"

namespace phonehome {

inline constexpr MacAddress kRouterLan{{2, 0, 0, 0, 0, 0x10}};
inline constexpr MacAddress kRouterWan{{2, 0, 0, 0, 0, 0x11}};
inline constexpr MacAddress kProvider{{2, 0, 0, 0, 0, 0x20}};
inline const IpAddress kRouterLanIp = IpAddress::v4(192, 168, 1, 1);
inline const IpAddress kRouterWanIp = IpAddress::v4(203, 0, 113, 5);

/// A frame as one of a router's interfaces has it: 1 the internet's, 2 a port, 3 the bridge that the port is of.
struct TappedFrame {
    static constexpr std::uint32_t kWan = 1;
    static constexpr std::uint32_t kPort = 2;
    static constexpr std::uint32_t kBridge = 3;

    Timestamp time;
    std::vector<std::uint8_t> ethernet;
    std::uint32_t interface = 0;
    bool outgoing = false;
};

/// What the router changes of an IPv4 frame of TCP or UDP that it hands on; checksums stay as they were.
struct HandedOn {
    MacAddress sourceMac;
    std::optional<Endpoint> source;
    std::optional<Endpoint> destination;
};
std::vector<std::uint8_t> handedOn(std::vector<std::uint8_t> frame, const HandedOn& as);

/// What a router that translates addresses shows of frames between its port and the internet on all its interfaces: a
/// host's as they come in at the port and the bridge and go out, a server's the other way round. Each port of a host is
/// another 10,000 higher outside.
std::vector<TappedFrame> onAllInterfaces(const std::vector<TimedFrame>& atThePort);
/// The same at the port alone, in the direction it has there.
std::vector<TappedFrame> atThePort(const std::vector<TimedFrame>& frames);

/// A capture file of `tcpdump -i any`: LinkType::LinuxSll or LinuxSll2. Sorted by time. A source MAC of zeros stands for
/// a link that has none (PPP).
std::vector<std::uint8_t> cookedCapture(std::vector<TappedFrame> frames, LinkType link);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/net/ip_address.h"
#include "core/net/tzsp.h"

struct sockaddr;

namespace phonehome {

/// Of a socket; nullopt where it is neither IPv4 nor IPv6.
std::optional<IpAddress> addressOf(const sockaddr* given);

/// Where a router is told to stream to: an address of this computer, or 0.0.0.0 or :: for all of them.
struct TzspListener {
    IpAddress address;
    std::uint16_t port = kTzspPort;

    bool operator==(const TzspListener&) const = default;
};

/// "192.168.1.5:37008", "[fd00::5]:37008"
std::string tzspText(const TzspListener& listener);
/// The way back; the port may be missing, and then so may the brackets.
std::optional<TzspListener> tzspListener(std::string_view text);

/// An address of this computer that a router can stream to.
struct OwnAddress {
    std::string interface;
    IpAddress address;
};
/// Of interfaces that are up, IPv4 before IPv6; no loopback, and no link-local IPv6, which means nothing elsewhere.
std::vector<OwnAddress> ownAddresses();

/// What is typed at the router so that it streams what passes on an interface of its; mac: of one device alone, empty =
/// all. Then what stops it.
std::vector<std::string> tzspCommands(const TzspListener& listener, const std::string& interface,
                                      const std::string& mac);
std::vector<std::string> tzspStopCommands();

} // namespace phonehome

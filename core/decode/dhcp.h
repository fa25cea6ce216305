// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"

namespace phonehome {

/// Option 53 (RFC 2132 s9.6); other numbers are kept.
enum class DhcpType : std::uint8_t { Discover = 1, Offer, Request, Decline, Ack, Nak, Release, Inform };

/// RFC 2131 s2, RFC 2132. Options of the fields sname and file (overload, option 52) are included, repeated ones
/// joined (RFC 3396). Strings are UTF-8 without NULs at the end; nullopt: option absent.
struct DhcpMessage {
    std::uint8_t op = 0; ///< 1 request, 2 reply
    std::uint32_t transactionId = 0;
    std::uint16_t secondsElapsed = 0;
    bool broadcast = false;
    IpAddress clientIp;                                                      ///< ciaddr
    IpAddress yourIp;                                                        ///< yiaddr
    IpAddress nextServer;                                                    ///< siaddr
    IpAddress relay;                                                         ///< giaddr
    std::optional<MacAddress> clientMac;                                     ///< chaddr of Ethernet clients
    std::optional<DhcpType> type;                                            ///< absent: BOOTP
    std::optional<std::string> hostname;                                     ///< 12
    std::optional<std::string> domain;                                       ///< 15
    std::optional<std::string> vendorClass;                                  ///< 60
    std::optional<std::string> userClass;                                    ///< 77
    std::optional<std::string> fqdn;                                         ///< 81, name part, either encoding
    std::optional<IpAddress> subnetMask;                                     ///< 1
    std::optional<std::vector<IpAddress>> routers;                           ///< 3
    std::optional<std::vector<IpAddress>> dnsServers;                        ///< 6
    std::optional<std::vector<IpAddress>> ntpServers;                        ///< 42
    std::optional<IpAddress> requestedIp;                                    ///< 50
    std::optional<std::uint32_t> leaseTime;                                  ///< 51, seconds
    std::optional<IpAddress> serverId;                                       ///< 54
    std::optional<std::vector<std::uint8_t>> parameterList;                  ///< 55, in order
    std::optional<std::string> message;                                      ///< 56
    std::optional<std::uint16_t> maxSize;                                    ///< 57
    std::optional<std::uint32_t> renewalTime;                                ///< 58 (T1), seconds
    std::optional<std::uint32_t> rebindingTime;                              ///< 59 (T2), seconds
    std::optional<std::vector<std::uint8_t>> clientId;                       ///< 61
    std::vector<std::string> searchList;                                     ///< 119 (RFC 3397)
    std::vector<std::pair<std::uint8_t, std::vector<std::uint8_t>>> options; ///< all, in order of first sight
};

/// Needs 240 bytes and the magic cookie; the end mark may be missing. A list of time servers (42) whose length is no
/// multiple of four is malformed; of other lists the whole addresses count.
Decoded<DhcpMessage> decodeDhcp(ByteView message);

/// The start of a message whose end the snap length took, with all of its options: who asks, and from where.
Decoded<DhcpMessage> decodeCutDhcp(ByteView start);

/// "DISCOVER" …, or the number.
std::string dhcpTypeText(DhcpType type);

} // namespace phonehome

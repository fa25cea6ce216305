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

/// RFC 8415 s7.3; other numbers are kept.
enum class Dhcp6Type : std::uint8_t {
    Solicit = 1,
    Advertise,
    Request,
    Confirm,
    Renew,
    Rebind,
    Reply,
    Release,
    Decline,
    Reconfigure,
    InformationRequest,
    RelayForward,
    RelayReply,
};

/// RFC 8415 s21.13; code 0 is success.
struct Dhcp6Status {
    std::uint16_t code = 0;
    std::string message; ///< UTF-8
};

/// An address or a prefix of an association (RFC 8415 s21.6, 21.22). 0xffffffff seconds: for ever.
struct Dhcp6Lease {
    IpAddress address;
    std::uint8_t prefixLength = 128;
    std::uint32_t preferredSeconds = 0;
    std::uint32_t validSeconds = 0;
    std::optional<Dhcp6Status> status;
};

enum class Dhcp6IaKind : std::uint8_t { Address, Temporary, Prefix };

/// What a client holds as one: IA_NA, IA_TA or IA_PD (RFC 8415 s21.4, 21.5, 21.21).
struct Dhcp6Association {
    Dhcp6IaKind kind{};
    std::uint32_t id = 0;
    std::uint32_t t1 = 0; ///< seconds until RENEW; 0: the client's choice, and always for IA_TA
    std::uint32_t t2 = 0; ///< seconds until REBIND
    std::vector<Dhcp6Lease> leases;
    std::optional<Dhcp6Status> status;
};

/// A relay that the message came through (RFC 8415 s9).
struct Dhcp6Relay {
    std::uint8_t hops = 0;
    IpAddress link;
    IpAddress peer; ///< the client, or the relay before
};

/// RFC 8415, with the name of RFC 4704. Relayed messages are unwrapped: all but relays is the client's or the server's.
/// Strings are UTF-8. Of a repeated option that may come once the first counts.
struct Dhcp6Message {
    Dhcp6Type type{};
    std::uint32_t transactionId = 0;             ///< 24 bits
    std::vector<Dhcp6Relay> relays;              ///< outermost first
    std::optional<MacAddress> relayedMac;        ///< 79 (RFC 6939): what the relay saw
    std::vector<std::uint8_t> clientId;          ///< 1, a DUID
    std::vector<std::uint8_t> serverId;          ///< 2, a DUID
    std::vector<std::uint16_t> requested;        ///< 6, in order
    std::optional<std::uint8_t> preference;      ///< 7
    std::optional<std::uint16_t> elapsed;        ///< 8, hundredths of a second
    std::optional<Dhcp6Status> status;           ///< 13
    bool rapidCommit = false;                    ///< 14
    std::vector<std::string> userClass;          ///< 15
    std::optional<std::uint32_t> enterprise;     ///< 16, of the vendor class
    std::vector<std::string> vendorClass;        ///< 16
    std::vector<IpAddress> dnsServers;           ///< 23
    std::vector<std::string> searchList;         ///< 24
    std::vector<IpAddress> timeServers;          ///< 31 (RFC 4075) and addresses of 56 (RFC 5908)
    std::vector<std::string> timeNames;          ///< names of 56
    std::optional<std::uint32_t> refreshSeconds; ///< 32
    std::optional<std::string> fqdn;             ///< 39, without the dot of a partial name
    std::vector<Dhcp6Association> associations;
    std::vector<std::pair<std::uint16_t, std::vector<std::uint8_t>>> others; ///< options without a field here

    /// Sent by a client, not by a server.
    bool isQuestion() const;
    /// The client's card: as the relay saw it, else out of a DUID that holds one (RFC 8415 s11.2, 11.4).
    std::optional<MacAddress> clientMac() const;
    /// Shortest valid lifetime of what the associations give, seconds; nullopt when they give nothing.
    std::optional<std::uint32_t> leaseSeconds() const;
    /// The first status that is no success: the message's, an association's or a lease's. 0: there is none.
    std::uint16_t failure() const;
};

/// At most 32 relays and 512 options, those inside others counted too.
Decoded<Dhcp6Message> decodeDhcp6(ByteView message);

/// "SOLICIT" …, or the number.
std::string dhcp6TypeText(Dhcp6Type type);

} // namespace phonehome

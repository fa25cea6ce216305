// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

#include "core/base/boxed.h"
#include "core/decode/arp.h"
#include "core/decode/dhcp.h"
#include "core/decode/dhcp6.h"
#include "core/decode/dns.h"
#include "core/decode/http.h"
#include "core/decode/icmp.h"
#include "core/decode/membership.h"
#include "core/decode/nbns.h"
#include "core/decode/ntp.h"
#include "core/decode/pcp.h"
#include "core/decode/referral.h"
#include "core/decode/ssdp.h"
#include "core/decode/stun.h"
#include "core/decode/tls.h"

namespace phonehome {

/// What an application message is, by its rule in the protocol table. Other: traffic no row claims.
enum class Protocol : std::uint8_t {
    Other,
    Stun,
    Ntp,
    Ssdp,
    Mdns,
    Dns,
    Tls,
    Dhcp,
    Arp,
    Icmp,
    Referral,
    Http,
    Llmnr,
    Nbns,
    Igmp, ///< group membership, by MLD too
    Dhcp6,
    Pcp, ///< Port Control Protocol, by NAT-PMP too
};
inline constexpr std::size_t kProtocolCount = 17;

/// Is it said to all on a link, where access points send it twice?
constexpr bool isSaidToAll(Protocol protocol)
{
    switch (protocol) {
    case Protocol::Mdns:
    case Protocol::Ssdp:
    case Protocol::Arp:
    case Protocol::Llmnr:
    case Protocol::Nbns:
    case Protocol::Icmp:
    case Protocol::Igmp: return true;
    default: return false;
    }
}

/// Lower-case id used in JSON and filters: "stun", "mdns" …
const char* protocolId(Protocol protocol);
/// The protocol of an id, in whatever case; nullopt: of none.
std::optional<Protocol> protocolById(std::string_view id);

/// One decoded message; mDNS and LLMNR use DnsMessage, HTTP has its requests and one kind of answer. Those of some
/// hundred bytes lie apart: messages cross between threads, by the cache line.
using Message = std::variant<DnsMessage, Boxed<StunMessage>, NtpMessage, SsdpMessage, Boxed<DhcpMessage>, ArpMessage,
                             TlsClientHello, Referral, Boxed<HttpRequest>, IcmpMessage, MembershipMessage, NbnsMessage,
                             Boxed<Dhcp6Message>, PcpMessage, HttpReply>;

template <typename T> inline constexpr bool kIsBoxed =
    std::is_same_v<T, StunMessage> || std::is_same_v<T, DhcpMessage> || std::is_same_v<T, HttpRequest> ||
    std::is_same_v<T, Dhcp6Message>;

/// The message as what it is; nullptr where it is something else.
template <typename T> const T* messageIf(const Message& message)
{
    if constexpr (kIsBoxed<T>) {
        const auto* const boxed = std::get_if<Boxed<T>>(&message);
        return boxed ? &**boxed : nullptr;
    } else {
        return std::get_if<T>(&message);
    }
}

/// For whoever knows what it is.
template <typename T> const T& messageAs(const Message& message)
{
    if constexpr (kIsBoxed<T>)
        return *std::get<Boxed<T>>(message);
    else
        return std::get<T>(message);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <variant>

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

/// Lower-case id used in JSON and filters: "stun", "mdns" …
const char* protocolId(Protocol protocol);

/// One decoded message; mDNS and LLMNR use DnsMessage, HTTP has its requests and one kind of answer.
using Message =
    std::variant<DnsMessage, StunMessage, NtpMessage, SsdpMessage, DhcpMessage, ArpMessage, TlsClientHello, Referral,
                 HttpRequest, IcmpMessage, MembershipMessage, NbnsMessage, Dhcp6Message, PcpMessage, HttpReply>;

} // namespace phonehome

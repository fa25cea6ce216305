// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/decode/dns.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Where a name came from. The order is the rank: an earlier one is believed before a later one
/// (correlation rules, DNS answers to the device itself first).
enum class NameSource : std::uint8_t {
    User,   ///< written by the user
    Dns,    ///< DNS answer to this device, within TTL and grace
    DnsLog, ///< the same out of a resolver's log
    Sni,    ///< TLS server_name in the flow itself
    QuicSni,
    HttpHost,
    Referral, ///< WeMo load balancer's plain-text answer
    Mdns,
    Dhcp,
    Ssdp,
    Llmnr,
    Netbios,
    Stale,        ///< DNS answer to this device, long past its TTL
    SniElsewhere, ///< server_name of another flow of this device to the same address
    OtherDevice,  ///< DNS answer to another device
    LaterAnswer,  ///< an answer that came after the flow began
    TimeOnly,     ///< a name asked just before, address unknown
    Ptr,          ///< reverse lookup seen in the capture
    PtrNow,       ///< reverse lookup made by us afterwards, because the user wished it
    None,
};

/// "dns", "referral" … as in JSON.
const char* nameSourceId(NameSource source);

enum class Confidence : std::uint8_t { Certain, Likely, Probable, Guess };

/// "certain" … as in JSON.
const char* confidenceId(Confidence confidence);
/// How sure a source alone makes us.
Confidence confidenceOf(NameSource source);

/// An address that a name stood for, and when.
struct NameAnswer {
    IpAddress address;
    Timestamp first;
    Timestamp last;
    std::optional<Timestamp> validUntil; ///< last + TTL; nullopt where no TTL is known
};

/// One line of the DNS-to-address table: what one device asked for by one name and type, and what it was told.
struct NameRow {
    DeviceId device; ///< who asked; invalid = unknown
    StringId name;   ///< as asked
    DnsType type{};  ///< of the question; A or AAAA for sources that only give addresses
    NameSource source = NameSource::None;
    std::vector<NameAnswer> answers; ///< every address ever given, in order of first sight
    std::vector<StringId> aliases;   ///< CNAME chain of the last answer, in order, without the asked name
    IpAddress resolver;              ///< who answered last; unspecified where there is none
    Timestamp first;                 ///< first asked or learnt
    Timestamp last;
    std::uint32_t asked = 0; ///< times asked (transactions)
    std::uint32_t answered = 0;
    std::uint32_t ttl = 0; ///< seconds, smallest of the chain of the last answer
    bool hasTtl = false;
    bool blocked = false;      ///< last answer was 0.0.0.0, :: or a refusal by policy
    std::uint8_t rcode = 0;    ///< of the last answer
    std::vector<FlowId> flows; ///< flows that got their name from here, at most 64
    NameId joinedTo; ///< the first row of the same device, name and type, of another source; invalid: this one is it
    NameId next;     ///< the next row that is joined to that first one, in order of first sight (joined_name.h)
};

} // namespace phonehome

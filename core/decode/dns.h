// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/apart.h"
#include "core/base/bytes.h"
#include "core/decode/decoded.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// DNS record types we name; any other number is kept as it is.
enum class DnsType : std::uint16_t {
    A = 1,
    NS = 2,
    CNAME = 5,
    SOA = 6,
    PTR = 12,
    HINFO = 13,
    MX = 15,
    TXT = 16,
    RP = 17,
    SIG = 24,
    KEY = 25,
    AAAA = 28,
    LOC = 29,
    SRV = 33,
    NAPTR = 35,
    DNAME = 39,
    OPT = 41,
    DS = 43,
    SSHFP = 44,
    RRSIG = 46,
    NSEC = 47,
    DNSKEY = 48,
    NSEC3 = 50,
    NSEC3PARAM = 51,
    TLSA = 52,
    SVCB = 64,
    HTTPS = 65,
    SPF = 99,
    TKEY = 249,
    TSIG = 250,
    IXFR = 251,
    AXFR = 252,
    ANY = 255,
    CAA = 257,
};

/// "AAAA", or "TYPE1234" where there is no mnemonic.
std::string dnsTypeText(DnsType type);

enum class DnsSection : std::uint8_t { Answer, Authority, Additional };

struct DnsQuestion {
    std::string name; ///< labels joined by '.', no final point, root "."; escapes as dnsLabelText
    DnsType type{};
    std::uint16_t klass = 0;   ///< without the mDNS QU bit
    bool unicastReply = false; ///< class bit 15, "QU" (RFC 6762 s5.4)
    std::size_t offset = 0;    ///< in the message
    std::size_t size = 0;
};

/// SRV (RFC 2782).
struct DnsService {
    std::uint16_t priority = 0;
    std::uint16_t weight = 0;
    std::uint16_t port = 0;
    std::string target;
};

/// SVCB and HTTPS (RFC 9460): what naming needs of them.
struct DnsBinding {
    std::uint16_t priority = 0; ///< 0: alias
    std::string target;         ///< "." means the owner name
    std::vector<std::string> alpn;
    std::optional<std::uint16_t> port;
    std::vector<IpAddress> ipv4Hints;
    std::vector<IpAddress> ipv6Hints;
    bool ech = false;
};

struct DnsRecord {
    DnsSection section{};
    std::string name;
    DnsType type{};
    std::uint16_t klass = 0;          ///< without the cache-flush bit
    bool cacheFlush = false;          ///< class bit 15 (RFC 6762 s10.2)
    std::uint32_t ttl = 0;            ///< seconds
    std::optional<IpAddress> address; ///< A, AAAA
    std::string target;               ///< CNAME, NS, PTR, DNAME; exchange host of MX
    Apart<DnsService> service;        ///< SRV
    std::vector<std::string> texts;   ///< TXT strings, bad bytes as U+FFFD
    Apart<DnsBinding> binding;        ///< SVCB, HTTPS
    std::uint32_t soaMinimum = 0;     ///< SOA: TTL of negative answers (RFC 2308)
    std::vector<std::uint8_t> data;   ///< rdata of types not listed above
    std::size_t offset = 0;           ///< in the message, of the whole record
    std::size_t size = 0;

    /// SCHEMA's `data`: address, name, or "prio weight port target"; empty for other types.
    std::string dataText() const;
};

/// EDNS(0), RFC 6891.
struct DnsEdns {
    std::uint16_t udpSize = 0;
    std::uint8_t extendedRcode = 0;
    std::uint8_t version = 0;
    bool dnssecOk = false;
    std::string clientSubnet;               ///< option 8 as "192.0.2.0/24", empty without
    std::optional<std::uint16_t> errorCode; ///< option 15 (RFC 8914)
    std::string errorText;
};

/// One DNS, mDNS or LLMNR message (RFC 1035 s4). Records keep their order; OPT is in edns, and among
/// them only where it stands in the answer section.
struct DnsMessage {
    std::uint16_t id = 0;
    bool response = false;
    std::uint8_t opcode = 0;
    bool authoritative = false;
    bool truncated = false;
    bool recursionDesired = false;
    bool recursionAvailable = false;
    std::uint8_t rcode = 0; ///< the header's four bits
    std::vector<DnsQuestion> questions;
    std::vector<DnsRecord> records;
    std::optional<DnsEdns> edns;

    std::size_t answerCount() const;
};

/// RFC 1035 s4.1; mDNS differences of RFC 6762 are fields, not errors. Every record must parse to its end, names
/// may only point backwards (at most 127 pointers, 255 bytes); bytes after the last record are tolerated.
Decoded<DnsMessage> decodeDns(ByteView message);

/// DNS over TCP (RFC 7766): bytes of the message that starts the stream, without its two length bytes.
/// nullopt: needs more bytes. consumed is set to what the message took, with its length.
std::optional<ByteView> nextDnsOverTcp(ByteView stream, std::size_t& consumed);

/// One label: printable UTF-8 as it is with '\' and '.' escaped by '\'; otherwise "\DDD" for bytes outside 33..126.
std::string dnsLabelText(ByteView label);

} // namespace phonehome

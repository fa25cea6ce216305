// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/time.h"
#include "core/decode/ntp.h"
#include "core/net/ip_address.h"
#include "core/net/mac_address.h"
#include "tests/support/split_mix.h"

// Payloads of the protocols that a generated capture speaks, without their UDP or TCP headers.
namespace phonehome {

/// 48 bytes; the fields of modes 1 to 5.
std::vector<std::uint8_t> ntpPacket(const NtpMessage& message);
/// 32.32 seconds since 1900, exact to the microsecond.
std::uint64_t ntpTime(Timestamp when);

struct DhcpFields {
    std::uint8_t op = 1;
    std::uint8_t type = 1; ///< option 53, always written first
    std::uint32_t transactionId = 0;
    IpAddress clientIp = IpAddress::v4(0);
    IpAddress yourIp = IpAddress::v4(0);
    MacAddress clientMac;
    std::vector<std::pair<std::uint8_t, std::vector<std::uint8_t>>> options;
};

/// At least the 300 bytes of BOOTP.
std::vector<std::uint8_t> dhcpPacket(const DhcpFields& fields);

/// One question; `flags` 0 for mDNS, 0x0100 for a stub's query.
std::vector<std::uint8_t> dnsQuestion(std::uint16_t id, std::uint16_t flags, std::string_view name, std::uint16_t type);
/// The answer to an A question: the question again and one address.
std::vector<std::uint8_t> dnsAnswerA(std::uint16_t id, std::string_view name, const IpAddress& address,
                                     std::uint32_t ttl);

/// libupnp's NOTIFY ssdp:alive as WeMo sends it, headers in its order.
struct SsdpAlive {
    std::string location;
    std::string nls; ///< 01-NLS: another uuid for each boot
    std::string nt;
    std::string usn;
};
std::vector<std::uint8_t> ssdpAlive(const SsdpAlive& fields);
std::vector<std::uint8_t> ssdpSearch(std::string_view target);

/// TLS 1.2 ClientHello with SNI, in one record.
std::vector<std::uint8_t> tlsClientHello(std::string_view serverName, SplitMix& random);
/// The answer to a ClientHello of the function above: the session is resumed (RFC 5246 s7.3), so without certificate.
std::vector<std::uint8_t> tlsServerHello(ByteView clientHello, SplitMix& random);
/// ChangeCipherSpec and an encrypted Finished.
std::vector<std::uint8_t> tlsFinished(SplitMix& random);
/// One application data record of so many encrypted bytes.
std::vector<std::uint8_t> tlsApplicationData(std::size_t bytes, SplitMix& random);

} // namespace phonehome

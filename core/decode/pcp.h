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

namespace phonehome {

/// What a client wants of its router, the same for both protocols.
enum class PcpKind : std::uint8_t {
    Other,
    Announce,        ///< PCP: the server started anew, or a client asks whether it is there
    ExternalAddress, ///< NAT-PMP: which public address is it? Told unasked after a start
    Map,             ///< let in what comes to an external port
    Peer,            ///< PCP: keep one connection open
};

/// Port Control Protocol (RFC 6887, version 2) and its elder NAT-PMP (RFC 6886, version 0), on the same ports.
struct PcpMessage {
    std::uint8_t version = 0;
    bool response = false;
    std::uint8_t opcode = 0; ///< as sent, without the response bit
    PcpKind kind = PcpKind::Other;
    std::uint16_t result = 0;              ///< of responses; 0 is success
    std::optional<std::uint32_t> epoch;    ///< of responses: seconds since the router lost its mappings
    std::optional<std::uint32_t> lifetime; ///< seconds; asked for or given; 0 ends the mapping
    std::optional<IpAddress> client;       ///< PCP requests: the sender, as it knows itself
    std::vector<std::uint8_t> nonce;       ///< PCP: 12 bytes, empty without
    std::uint8_t protocol = 0;             ///< IP protocol of the mapping, 0 = all (or there is no mapping)
    std::uint16_t internalPort = 0;
    std::uint16_t externalPort = 0;           ///< suggested or given
    std::optional<IpAddress> externalAddress; ///< suggested or given; NAT-PMP: of its own answer only
    std::optional<Endpoint> peer;             ///< of Peer
    std::vector<std::pair<std::uint8_t, std::vector<std::uint8_t>>> options; ///< PCP, in order
};

/// Bytes 0 and 1 that both protocols may begin with; other traffic uses the ports too.
bool looksLikePcp(ByteView message);

/// Of answers that refuse only the head counts: they may end behind the result, and repeat what was asked.
Decoded<PcpMessage> decodePcp(ByteView message);

/// "success", "not authorised" …, or the number.
std::string pcpResultText(const PcpMessage& message);
/// "announce", "external address", "map", "peer", or the number.
std::string pcpKindText(const PcpMessage& message);

} // namespace phonehome

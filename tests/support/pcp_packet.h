// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/decode/pcp.h"

namespace phonehome {

/// The message's bytes by its version, kind, response and fields (RFC 6886 s3, 6887 s7 to 12). Options are written too.
std::vector<std::uint8_t> pcpPacket(const PcpMessage& message);

/// A NAT-PMP request for a mapping of a UDP port, and the router's answer to it.
PcpMessage natPmpMapRequest(std::uint16_t port, std::uint32_t lifetime);
PcpMessage natPmpMapAnswer(std::uint16_t port, std::uint16_t externalPort, std::uint32_t lifetime);
/// A PCP request for a mapping of a TCP port, and the answer.
PcpMessage pcpMapRequest(std::uint16_t port, std::uint32_t lifetime);
PcpMessage pcpMapAnswer(std::uint16_t port, const Endpoint& external, std::uint32_t lifetime);

} // namespace phonehome

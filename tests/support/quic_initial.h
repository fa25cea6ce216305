// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/decode/quic_keys.h"

namespace phonehome {

/// Bytes of the handshake at an offset, for one CRYPTO frame.
struct QuicPiece {
    std::size_t offset = 0;
    std::vector<std::uint8_t> bytes;
};

/// A client's Initial packet, sealed, padded to 1200 bytes of payload (RFC 9000 s14.1).
std::vector<std::uint8_t> quicInitial(QuicVersion version, ByteView destinationId, std::uint8_t packetNumber,
                                      const std::vector<QuicPiece>& pieces);

} // namespace phonehome

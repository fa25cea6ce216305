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

struct QuicOptions {
    std::vector<std::uint8_t> sourceId;
    std::vector<std::uint8_t> token;          ///< shorter than 64 bytes
    std::vector<std::uint8_t> keysOf;         ///< destination id that the keys follow from; empty: the packet's own
    QuicVersion sealedAs = QuicVersion::None; ///< None: the packet's own version
};

/// A client's Initial packet, sealed, padded to 1200 bytes of payload (RFC 9000 s14.1).
std::vector<std::uint8_t> quicInitial(QuicVersion version, ByteView destinationId, std::uint8_t packetNumber,
                                      const std::vector<QuicPiece>& pieces, const QuicOptions& options = {});

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/decode/quic_keys.h"

namespace phonehome {

/// A client's Initial packet within a datagram (RFC 9000 s17.2.2); the views point into it.
struct QuicInitial {
    QuicVersion version{};
    ByteView destinationId;
    ByteView sourceId;
    ByteView token; ///< the server's, from when it had the client try again (s8.1.2) or an earlier connection
    std::size_t protectedAt = 0; ///< where the packet number begins, from the packet's start
    ByteView whole;              ///< from the first byte to the end that its length gives
};

/// The one that bytes begin with; nullopt where they begin with something else.
std::optional<QuicInitial> readQuicInitial(ByteView bytes);

/// Its frames; nullopt where it is not sealed with these keys.
std::optional<std::vector<std::uint8_t>> openQuicInitial(const QuicInitial& packet, const QuicKeys& keys);

/// The number at hand (RFC 9000 s16): one, two, four or eight bytes.
std::uint64_t quicNumber(ByteReader& in);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/bytes.h"

namespace phonehome {

/// Versions whose Initial packets anybody on the path may open (RFC 9001 s5.2, RFC 9369 s3.3). Beside these two, old
/// servers and captures speak drafts, and what Google and Meta made of them.
enum class QuicVersion : std::uint32_t {
    None = 0, ///< in version negotiation (RFC 9000 s17.2.1)
    V1 = 0x00000001,
    V2 = 0x6b3343cf,
    Draft22 = 0xff000016,
    Draft27 = 0xff00001b,
    Draft29 = 0xff00001d,
    Draft34 = 0xff000022,
    GoogleT050 = 0x54303530,
    GoogleT051 = 0x54303531,
    Mvfst22 = 0xfaceb001,
    Mvfst27 = 0xfaceb002,
    MvfstExperimental = 0xfaceb00e,
};

/// Kept free, so that servers prove that they refuse what they do not know (RFC 9000 s15).
constexpr bool isReservedQuicVersion(QuicVersion v)
{
    return (static_cast<std::uint32_t>(v) & 0x0f0f0f0fU) == 0x0a0a0a0aU;
}

/// True for what clientInitialKeys() knows, and for what is reserved. Cheap: asked of many a datagram.
bool isKnownQuicVersion(QuicVersion v);

/// What protects a client's Initial packets: it follows from the destination connection id alone, so it hides nothing.
struct QuicKeys {
    std::array<std::uint8_t, 16> key{};
    std::array<std::uint8_t, 12> iv{};
    std::array<std::uint8_t, 16> headerKey{};
};

/// RFC 9001 s5.2; nullopt for a version that is not known, and when the cryptographic library refuses.
std::optional<QuicKeys> clientInitialKeys(QuicVersion version, ByteView destinationId);

/// Five mask bytes for the header out of sixteen bytes of the packet (RFC 9001 s5.4.3).
std::optional<std::array<std::uint8_t, 5>> headerMask(const QuicKeys& keys, ByteView sample);

/// AEAD_AES_128_GCM: header is what is authenticated, sealed the payload with its tag of 16 bytes. nullopt: not sealed
/// with these keys.
std::optional<std::vector<std::uint8_t>> openInitial(const QuicKeys& keys, std::uint64_t packetNumber, ByteView header,
                                                     ByteView sealed);

} // namespace phonehome

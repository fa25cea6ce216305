// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/bytes.h"

namespace phonehome {

/// Versions whose Initial packets anybody on the path may open (RFC 9001 s5.2, RFC 9369 s3.3). Draft 29 stands for 29
/// to 32, which share its salt; old servers and captures still speak it.
enum class QuicVersion : std::uint32_t { V1 = 0x00000001, V2 = 0x6b3343cf, Draft29 = 0xff00001d, Draft32 = 0xff000020 };

constexpr bool isKnownQuicVersion(QuicVersion v)
{
    return v == QuicVersion::V1 || v == QuicVersion::V2 || (v >= QuicVersion::Draft29 && v <= QuicVersion::Draft32);
}

/// What protects a client's Initial packets: it follows from the destination connection id alone, so it hides nothing.
struct QuicKeys {
    std::array<std::uint8_t, 16> key{};
    std::array<std::uint8_t, 12> iv{};
    std::array<std::uint8_t, 16> headerKey{};
};

/// RFC 9001 s5.2; nullopt when the cryptographic library refuses.
std::optional<QuicKeys> clientInitialKeys(QuicVersion version, ByteView destinationId);

/// Five mask bytes for the header out of sixteen bytes of the packet (RFC 9001 s5.4.3).
std::optional<std::array<std::uint8_t, 5>> headerMask(const QuicKeys& keys, ByteView sample);

/// AEAD_AES_128_GCM: header is what is authenticated, sealed the payload with its tag of 16 bytes. nullopt: not sealed
/// with these keys.
std::optional<std::vector<std::uint8_t>> openInitial(const QuicKeys& keys, std::uint64_t packetNumber, ByteView header,
                                                     ByteView sealed);

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Attribute types of STUN and TURN (RFC 8489 s18.3, RFC 8656 s18, RFC 6062 s6.2, RFC 8445 s16.1, RFC 5780 s7).
namespace phonehome::stun_attribute {

inline constexpr std::uint16_t kMappedAddress = 0x0001;
inline constexpr std::uint16_t kUsername = 0x0006;
inline constexpr std::uint16_t kMessageIntegrity = 0x0008;
inline constexpr std::uint16_t kErrorCode = 0x0009;
inline constexpr std::uint16_t kUnknownAttributes = 0x000a;
inline constexpr std::uint16_t kChannelNumber = 0x000c;
inline constexpr std::uint16_t kLifetime = 0x000d;
inline constexpr std::uint16_t kXorPeerAddress = 0x0012;
inline constexpr std::uint16_t kData = 0x0013;
inline constexpr std::uint16_t kRealm = 0x0014;
inline constexpr std::uint16_t kNonce = 0x0015;
inline constexpr std::uint16_t kXorRelayedAddress = 0x0016;
inline constexpr std::uint16_t kRequestedTransport = 0x0019;
inline constexpr std::uint16_t kXorMappedAddress = 0x0020;
inline constexpr std::uint16_t kPriority = 0x0024;
inline constexpr std::uint16_t kUseCandidate = 0x0025;
inline constexpr std::uint16_t kConnectionId = 0x002a;
inline constexpr std::uint16_t kSoftware = 0x8022;
inline constexpr std::uint16_t kAlternateServer = 0x8023;
inline constexpr std::uint16_t kFingerprint = 0x8028;
inline constexpr std::uint16_t kResponseOrigin = 0x802b;
inline constexpr std::uint16_t kOtherAddress = 0x802c;

} // namespace phonehome::stun_attribute

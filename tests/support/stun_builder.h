// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/net/ip_address.h"

namespace phonehome {

/// Type fields of RFC 8489 s5: method and class as they lie on the wire.
namespace stun_type {
inline constexpr std::uint16_t kAllocateRequest = 0x0003;
inline constexpr std::uint16_t kAllocateSuccess = 0x0103;
inline constexpr std::uint16_t kAllocateError = 0x0113;
inline constexpr std::uint16_t kRefreshRequest = 0x0004;
inline constexpr std::uint16_t kRefreshSuccess = 0x0104;
inline constexpr std::uint16_t kBindingRequest = 0x0001;
inline constexpr std::uint16_t kBindingSuccess = 0x0101;
} // namespace stun_type

namespace stun_attribute {
inline constexpr std::uint16_t kUsername = 0x0006;
inline constexpr std::uint16_t kMessageIntegrity = 0x0008;
inline constexpr std::uint16_t kErrorCode = 0x0009;
inline constexpr std::uint16_t kLifetime = 0x000d;
inline constexpr std::uint16_t kRealm = 0x0014;
inline constexpr std::uint16_t kNonce = 0x0015;
inline constexpr std::uint16_t kXorRelayedAddress = 0x0016;
inline constexpr std::uint16_t kRequestedTransport = 0x0019;
inline constexpr std::uint16_t kXorMappedAddress = 0x0020;
inline constexpr std::uint16_t kSoftware = 0x8022;
inline constexpr std::uint16_t kFingerprint = 0x8028;
} // namespace stun_attribute

/// Writes a STUN message attribute by attribute, in the order of the calls.
class StunBuilder {
public:
    StunBuilder(std::uint16_t type, const std::array<std::uint8_t, 12>& transaction)
        : m_type(type), m_transaction(transaction)
    {
    }

    StunBuilder& bytes(std::uint16_t attribute, ByteView value);
    StunBuilder& text(std::uint16_t attribute, std::string_view value);
    StunBuilder& number(std::uint16_t attribute, std::uint32_t value);
    /// ERROR-CODE (RFC 8489 s14.8).
    StunBuilder& error(std::uint16_t code, std::string_view reason);
    /// IPv4 only (RFC 8489 s14.2).
    StunBuilder& xorAddress(std::uint16_t attribute, const Endpoint& endpoint);

    std::vector<std::uint8_t> message() const;
    /// With a true FINGERPRINT at the end (RFC 8489 s14.7).
    std::vector<std::uint8_t> messageWithFingerprint() const;

private:
    std::vector<std::uint8_t> withLength(std::size_t length) const;

    std::uint16_t m_type;
    std::array<std::uint8_t, 12> m_transaction;
    std::vector<std::uint8_t> m_attributes;
};

} // namespace phonehome

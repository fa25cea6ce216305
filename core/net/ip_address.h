// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/folded_product.h"
#include "core/base/hash_seed.h"

namespace phonehome {

/// An IPv4 or IPv6 address in one 128-bit form (IPv4 as ::ffff:a.b.c.d), so that both compare and hash alike.
/// An IPv4-mapped IPv6 address on the wire is therefore the IPv4 address it names.
class IpAddress {
public:
    IpAddress() = default;

    static IpAddress v4(std::uint32_t hostOrder)
    {
        IpAddress ip;
        ip.setWord(8, __builtin_bswap64(std::uint64_t{0xffff} << 32U | hostOrder));
        return ip;
    }
    static IpAddress v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d);
    /// 4 or 16 bytes in network order; any other length gives "::".
    static IpAddress fromBytes(ByteView bytes)
    {
        IpAddress ip;
        if (bytes.size() == 4) {
            std::uint32_t wire = 0;
            std::memcpy(&wire, bytes.data(), sizeof wire);
            return v4(__builtin_bswap32(wire));
        }
        if (bytes.size() == ip.m_bytes.size())
            std::memcpy(ip.m_bytes.data(), bytes.data(), ip.m_bytes.size());
        return ip;
    }
    /// Dotted quad or RFC 4291 text, no zone, no brackets.
    static std::optional<IpAddress> parse(std::string_view text);

    bool isV4() const
    {
        constexpr std::uint64_t kMapped = 0x0000ffff;
        return word(0) == 0 && __builtin_bswap64(word(8)) >> 32U == kMapped;
    }
    bool isV6() const { return !isV4(); }
    /// 0.0.0.0 or ::
    bool isUnspecified() const { return isV4() ? toV4() == 0 : *this == IpAddress(); }
    bool isMulticast() const { return isV4() ? m_bytes[12] >> 4U == 0xe : m_bytes[0] == 0xff; }
    /// 255.255.255.255
    bool isLimitedBroadcast() const { return isV4() && toV4() == 0xffffffff; }
    bool isLoopback() const;
    bool isLinkLocal() const;
    /// RFC 1918, RFC 4193, RFC 6598 (shared), link-local: addresses that are at home.
    bool isPrivate() const;
    /// None of the above: somewhere beyond the router. Documentation blocks (RFC 5737, 3849) count as internet,
    /// which they stand for in examples.
    bool isInternet() const { return isV4() ? isInternetV4(toV4()) : isInternetV6(); }

    /// Host order; only for isV4().
    std::uint32_t toV4() const { return static_cast<std::uint32_t>(__builtin_bswap64(word(8))); }
    const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }
    /// RFC 5952 form for IPv6, dotted quad for IPv4.
    std::string text() const;

    // As two numbers: every packet compares several addresses, and calls of memcmp for that cost a tenth of it all.
    bool operator==(const IpAddress& other) const { return word(0) == other.word(0) && word(8) == other.word(8); }
    std::strong_ordering operator<=>(const IpAddress& other) const
    {
        const std::size_t at = word(0) == other.word(0) ? 8 : 0;
        return __builtin_bswap64(word(at)) <=> __builtin_bswap64(other.word(at));
    }

private:
    // Asked of both ends of every packet. 0.0.0.0/8 and everything from 224.0.0.0 on is nobody's (RFC 1122 s3.2.1.3, RFC
    // 1112 s4).
    static bool isInternetV4(std::uint32_t a)
    {
        const std::uint32_t block = a >> 24U;
        if (block == 0 || block == 10 || block == 127 || block >= 224)
            return false;
        return a >> 16U != 0xc0a8 && a >> 20U != 0xac1 && a >> 16U != 0xa9fe && a >> 22U != 0x191;
    }
    bool isInternetV6() const;

    void setWord(std::size_t at, std::uint64_t value) { std::memcpy(m_bytes.data() + at, &value, sizeof value); }
    std::uint64_t word(std::size_t at) const
    {
        std::uint64_t out = 0;
        std::memcpy(&out, m_bytes.data() + at, 8);
        return out;
    }

    std::array<std::uint8_t, 16> m_bytes{};
};

/// Address with a port, 0 where the protocol has none.
struct Endpoint {
    IpAddress address;
    std::uint16_t port = 0;

    /// "1.2.3.4:3478", "[2001:db8::1]:3478"
    std::string text() const;
    auto operator<=>(const Endpoint&) const = default;
};

} // namespace phonehome

template <> struct std::hash<phonehome::IpAddress> {
    std::size_t operator()(const phonehome::IpAddress& ip) const noexcept
    {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        std::memcpy(&high, ip.bytes().data(), 8);
        std::memcpy(&low, ip.bytes().data() + 8, 8);
        // One half after the other: together, each could undo what the other does. The last byte, in which neighbours
        // differ, the lowest.
        return phonehome::foldedProduct(phonehome::foldedProduct(high ^ phonehome::kHashSeed) ^ __builtin_bswap64(low));
    }
};

template <> struct std::hash<phonehome::Endpoint> {
    std::size_t operator()(const phonehome::Endpoint& e) const noexcept
    {
        return std::hash<phonehome::IpAddress>{}(e.address) ^ (e.port * 0x9e3779b1ULL);
    }
};

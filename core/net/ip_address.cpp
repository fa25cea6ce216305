// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/ip_address.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace phonehome {

namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool inBlock(std::uint32_t address, std::uint32_t block, unsigned bits)
{
    return (address ^ block) >> (32 - bits) == 0;
}

} // namespace

IpAddress IpAddress::v4(std::uint32_t hostOrder)
{
    IpAddress ip;
    std::copy(kMappedPrefix.begin(), kMappedPrefix.end(), ip.m_bytes.begin());
    for (std::size_t i = 0; i < 4; ++i)
        ip.m_bytes[12 + i] = static_cast<std::uint8_t>(hostOrder >> (24 - 8 * i));
    return ip;
}

IpAddress IpAddress::v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d)
{
    return v4(static_cast<std::uint32_t>(a) << 24U | static_cast<std::uint32_t>(b) << 16U |
              static_cast<std::uint32_t>(c) << 8U | d);
}

IpAddress IpAddress::fromBytes(ByteView bytes)
{
    if (bytes.size() == 4)
        return v4(bytes[0], bytes[1], bytes[2], bytes[3]);
    IpAddress ip;
    if (bytes.size() == 16)
        std::copy(bytes.begin(), bytes.end(), ip.m_bytes.begin());
    return ip;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text)
{
    // inet_pton wants a terminated string, and an address is never longer than this.
    std::array<char, INET6_ADDRSTRLEN> copy{};
    if (text.size() >= copy.size() || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    std::copy(text.begin(), text.end(), copy.begin());
    std::array<std::uint8_t, 16> raw{};
    if (inet_pton(AF_INET, copy.data(), raw.data()) == 1)
        return fromBytes(ByteView(raw).first(4));
    if (inet_pton(AF_INET6, copy.data(), raw.data()) == 1)
        return fromBytes(raw);
    return std::nullopt;
}

bool IpAddress::isUnspecified() const
{
    return isV4() ? toV4() == 0 : *this == IpAddress();
}

bool IpAddress::isMulticast() const
{
    return isV4() ? m_bytes[12] >> 4U == 0xe : m_bytes[0] == 0xff;
}

bool IpAddress::isLimitedBroadcast() const
{
    return isV4() && toV4() == 0xffffffff;
}

bool IpAddress::isLoopback() const
{
    if (isV4())
        return m_bytes[12] == 127;
    IpAddress one;
    one.m_bytes[15] = 1;
    return *this == one;
}

bool IpAddress::isLinkLocal() const
{
    return isV4() ? inBlock(toV4(), 0xa9fe0000, 16) : m_bytes[0] == 0xfe && (m_bytes[1] & 0xc0U) == 0x80;
}

bool IpAddress::isPrivate() const
{
    if (isLinkLocal())
        return true;
    if (!isV4())
        return (m_bytes[0] & 0xfeU) == 0xfc;
    const std::uint32_t a = toV4();
    return inBlock(a, 0x0a000000, 8) || inBlock(a, 0xac100000, 12) || inBlock(a, 0xc0a80000, 16) ||
           inBlock(a, 0x64400000, 10);
}

bool IpAddress::isInternet() const
{
    if (!isV4())
        return !isUnspecified() && !isMulticast() && !isLoopback() && !isPrivate();
    // Asked of both ends of every packet: the address is read once. 0.0.0.0/8 and everything from 224.0.0.0 on is
    // nobody's (RFC 1122 s3.2.1.3, RFC 1112 s4).
    const std::uint32_t a = toV4();
    const std::uint32_t block = a >> 24U;
    if (block == 0 || block == 10 || block == 127 || block >= 224)
        return false;
    return a >> 16U != 0xc0a8 && a >> 20U != 0xac1 && a >> 16U != 0xa9fe && a >> 22U != 0x191;
}

std::uint32_t IpAddress::toV4() const
{
    return static_cast<std::uint32_t>(m_bytes[12]) << 24U | static_cast<std::uint32_t>(m_bytes[13]) << 16U |
           static_cast<std::uint32_t>(m_bytes[14]) << 8U | m_bytes[15];
}

std::string IpAddress::text() const
{
    std::array<char, INET6_ADDRSTRLEN> out{};
    if (isV4()) {
        // Not by inet_ntop, which goes through sprintf: each event without a name asks for its peer's text.
        char* at = out.data();
        for (std::size_t i = 12; i < m_bytes.size(); ++i) {
            if (i > 12)
                *at++ = '.';
            at = std::to_chars(at, out.data() + out.size(), m_bytes[i]).ptr;
        }
        return {out.data(), at};
    }
    inet_ntop(AF_INET6, m_bytes.data(), out.data(), out.size());
    return out.data();
}

std::string Endpoint::text() const
{
    const std::string host = address.text();
    return (address.isV4() ? host : "[" + host + "]") + ":" + std::to_string(port);
}

} // namespace phonehome

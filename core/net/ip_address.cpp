// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/ip_address.h"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace phonehome {

namespace {

bool inBlock(std::uint32_t address, std::uint32_t block, unsigned bits)
{
    return (address ^ block) >> (32 - bits) == 0;
}

} // namespace

IpAddress IpAddress::v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d)
{
    return v4(static_cast<std::uint32_t>(a) << 24U | static_cast<std::uint32_t>(b) << 16U |
              static_cast<std::uint32_t>(c) << 8U | d);
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

bool IpAddress::isInternetV6() const
{
    return !isUnspecified() && !isMulticast() && !isLoopback() && !isPrivate();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/firewall_log.h"

#include <algorithm>

#include "core/decode/link_tags.h"

namespace phonehome {

namespace {

constexpr std::uint16_t kPayload = 9;

/// Steps over the fields before the payload; false: they do not add up in this byte order.
bool seekPayload(ByteReader& in, bool littleEndian)
{
    while (in.remaining() >= 4) {
        const std::uint16_t length = littleEndian ? in.u16le() : in.u16();
        const std::uint16_t type = littleEndian ? in.u16le() : in.u16();
        if (length < 4)
            return false;
        if (type == kPayload)
            return true;
        in.skip(std::size_t{length} - 4);
        in.skip(std::min<std::size_t>((4 - length % 4) % 4, in.remaining()));
        if (!in.ok())
            return false;
    }
    return false;
}

} // namespace

std::uint16_t readNflog(ByteReader& in)
{
    const std::uint8_t family = in.u8();
    in.skip(3);
    ByteReader other = in;
    if (!seekPayload(in, true)) {
        if (!seekPayload(other, false))
            return ether_type::kNone;
        in = other;
    }
    return family == 2 ? ether_type::kIpv4 : family == 10 ? ether_type::kIpv6 : ether_type::kNone;
}

std::uint16_t readPflog(ByteReader& in)
{
    constexpr std::size_t kShortest = 45;
    const std::size_t length = in.u8();
    const std::uint8_t family = in.u8();
    if (length < kShortest)
        return ether_type::kNone;
    // The length leaves out the padding to a multiple of four.
    in.skip((length + 3) / 4 * 4 - 2);
    switch (family) {
    case 2: return ether_type::kIpv4;
    case 24: // OpenBSD, NetBSD
    case 28: // FreeBSD
    case 30: // macOS
        return ether_type::kIpv6;
    default: return ether_type::kNone;
    }
}

} // namespace phonehome

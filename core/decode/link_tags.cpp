// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/link_tags.h"

#include <algorithm>

namespace phonehome {

namespace {

constexpr std::uint16_t kLargestLlcLength = 1500;
constexpr std::uint16_t kPppoeSession = 0x8864;
constexpr std::uint16_t kRealtek = 0x8899;

bool isVlan(std::uint16_t type)
{
    return type == 0x8100 || type == 0x88a8 || type == 0x9100;
}

/// Is it LLC for SNAP, with the organisation code of EtherTypes or of 802.1H?
bool isSnap(ByteView head)
{
    constexpr std::uint8_t kLlc[] = {0xaa, 0xaa, 0x03, 0, 0};
    return head.size() >= 8 && std::equal(std::begin(kLlc), std::end(kLlc), head.begin()) &&
           (head[5] == 0 || head[5] == 0xf8);
}

/// Tags of Realtek switches begin with an EtherType of their own: 4 bytes for the 8366 family, 8 for the 8365MB's.
std::uint16_t readRealtek(ByteReader& in)
{
    const ByteView head = in.peek();
    if (head.size() >= 4 && head[0] >> 4U == 0xa)
        in.skip(2);
    else if (head.size() >= 8 && head[0] == 0x04)
        in.skip(6);
    else
        return ether_type::kNone;
    return in.u16();
}

} // namespace

std::uint16_t readPppProtocol(ByteReader& in)
{
    const ByteView field = in.peek();
    // A compressed protocol field has one byte, which is odd.
    const bool compressed = !field.empty() && (field[0] & 1U) != 0;
    switch (compressed ? in.u8() : in.u16()) {
    case 0x0021: return ether_type::kIpv4;
    case 0x0057: return ether_type::kIpv6;
    default: return ether_type::kNone;
    }
}

std::uint16_t readSnap(ByteReader& in)
{
    if (!isSnap(in.peek()))
        return ether_type::kNone;
    in.skip(6);
    return in.u16();
}

std::uint16_t readTags(Packet& packet, ByteReader& in, std::uint16_t type, bool mayBeLength)
{
    if (type == kRealtek)
        type = readRealtek(in);
    while (isVlan(type) && in.remaining() >= 4) {
        const std::uint16_t tag = in.u16();
        if (packet.vlan == 0)
            packet.vlan = tag & 0x0fffU;
        type = in.u16();
    }
    if (mayBeLength && type <= kLargestLlcLength)
        type = readSnap(in);
    if (type == kPppoeSession && in.remaining() >= 8) {
        in.skip(6);
        type = readPppProtocol(in);
    }
    return type;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/wireless.h"

#include <array>

#include "core/decode/link_tags.h"

namespace phonehome {

namespace {

constexpr unsigned kDataFrame = 2;

/// Bits of frame control (IEEE 802.11-2020 s9.2.4.1), read as a little-endian number.
namespace control {
constexpr unsigned kNoData = 0x0040;
constexpr unsigned kQos = 0x0080;
constexpr unsigned kToSystem = 0x0100;
constexpr unsigned kFromSystem = 0x0200;
constexpr unsigned kMoreFragments = 0x0400;
constexpr unsigned kProtected = 0x4000;
constexpr unsigned kOrder = 0x8000;
} // namespace control

/// Which of the four addresses is whose depends on the way through the access points (s9.3.2.1).
struct Addresses {
    MacAddress destination;
    MacAddress source;
};

Addresses endsOf(unsigned frameControl, const std::array<MacAddress, 4>& a)
{
    const bool to = (frameControl & control::kToSystem) != 0;
    const bool from = (frameControl & control::kFromSystem) != 0;
    if (to)
        return {a[2], from ? a[3] : a[1]};
    return {a[0], from ? a[2] : a[1]};
}

/// padded: the card put the body on the next multiple of four bytes.
std::uint16_t readFrame(Packet& packet, ByteReader& in, bool padded)
{
    const std::size_t start = in.offset();
    const unsigned frameControl = in.u16le();
    if (!in.ok() || (frameControl >> 2U & 3U) != kDataFrame)
        return ether_type::kNone;
    in.skip(2);
    std::array<MacAddress, 4> addresses;
    for (std::size_t i = 0; i < 3; ++i)
        addresses[i] = MacAddress::fromBytes(in.take(6));
    const unsigned fragment = in.u16le() & 0xfU;
    constexpr unsigned kBetween = control::kToSystem | control::kFromSystem;
    if ((frameControl & kBetween) == kBetween)
        addresses[3] = MacAddress::fromBytes(in.take(6));
    bool aggregated = false;
    if (frameControl & control::kQos) {
        aggregated = (in.u16le() & 0x80U) != 0;
        in.skip(frameControl & control::kOrder ? 4 : 0);
    }
    if (!in.ok())
        return ether_type::kNone;
    const Addresses ends = endsOf(frameControl, addresses);
    packet.source = ends.source;
    packet.destination = ends.destination;
    if (frameControl & control::kNoData)
        return ether_type::kNone;
    packet.encrypted = (frameControl & control::kProtected) != 0;
    if (packet.encrypted || aggregated || fragment != 0 || (frameControl & control::kMoreFragments) != 0)
        return ether_type::kNone;
    if (padded)
        in.skip((4 - (in.offset() - start) % 4) % 4);
    // A bridge hands on what it gets, tags and all.
    return readTags(packet, in, readSnap(in), false);
}

} // namespace

std::uint16_t readWireless(Packet& packet, ByteReader& in)
{
    return readFrame(packet, in, false);
}

/// radiotap.org: a bit for each field that is present, then the fields, each aligned to its own size.
std::uint16_t readRadiotap(Packet& packet, ByteReader& in)
{
    constexpr std::uint8_t kPadded = 0x20;
    const std::size_t start = in.offset();
    in.skip(2);
    const std::size_t length = in.u16le();
    const std::uint32_t present = in.u32le();
    for (std::uint32_t more = present; (more & 0x80000000U) != 0 && in.ok();)
        more = in.u32le();
    if (present & 1U) {
        in.skip((8 - (in.offset() - start) % 8) % 8);
        in.skip(8);
    }
    const std::uint8_t flags = (present & 2U) != 0 ? in.u8() : std::uint8_t{0};
    const std::size_t read = in.offset() - start;
    if (!in.ok() || length < read) {
        in.fail();
        return ether_type::kNone;
    }
    in.skip(length - read);
    return readFrame(packet, in, (flags & kPadded) != 0);
}

std::uint16_t readPpi(Packet& packet, ByteReader& in)
{
    in.skip(2);
    const std::size_t length = in.u16le();
    const std::uint32_t carried = in.u32le();
    if (length < 8 || carried != static_cast<std::uint32_t>(LinkType::Wireless))
        return ether_type::kNone;
    in.skip(length - 8);
    return readFrame(packet, in, false);
}

std::uint16_t readPrism(Packet& packet, ByteReader& in)
{
    constexpr std::size_t kHeader = 144;
    // Cards that write AVS say so by its magic; its length field counts all of it.
    const std::uint32_t magic = in.u32();
    const bool avs = (magic & 0xfffff000U) == 0x80211000;
    const std::size_t length = avs ? in.u32() : kHeader;
    const std::size_t read = avs ? 8 : 4;
    if (length < read)
        return ether_type::kNone;
    in.skip(length - read);
    return readFrame(packet, in, false);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/datagram_key.h"

#include "core/decode/link_layer.h"

namespace phonehome {

namespace {

constexpr int kHeadersMax = 32; ///< extension and fragment headers, one after the other

namespace extension {
constexpr std::uint8_t kHopByHop = 0;
constexpr std::uint8_t kRouting = 43;
constexpr std::uint8_t kFragment = 44;
constexpr std::uint8_t kDestination = 60;
} // namespace extension

bool readIpv4(ByteReader in, DatagramKey& key)
{
    in.skip(4);
    key.id = in.u16();
    const std::uint16_t flags = in.u16();
    in.skip(1);
    key.protocol = in.u8();
    return in.ok() && (flags & 0x3fffU) != 0;
}

bool readIpv6(ByteReader in, DatagramKey& key)
{
    in.skip(6);
    std::uint8_t next = in.u8();
    in.skip(33);
    for (int n = 0; n < kHeadersMax; ++n) {
        const std::uint8_t header = next;
        next = in.u8();
        const std::size_t units = in.u8();
        if (header == extension::kFragment) {
            const std::uint16_t field = in.u16();
            key.id = in.u32();
            if (!in.ok() || (field & 0xfff9U) != 0)
                return in.ok();
        } else if (header == extension::kHopByHop || header == extension::kRouting ||
                   header == extension::kDestination) {
            in.skip(6 + units * 8);
        } else {
            break;
        }
    }
    return false;
}

} // namespace

std::optional<DatagramKey> datagramKey(const Packet& packet)
{
    if (!packet.fragment)
        return std::nullopt;
    Packet again;
    again.frame = packet.frame;
    const LinkPayload link = decodeLink(again);
    if (link.offset > packet.frame.data.size())
        return std::nullopt;
    const ByteReader in(packet.frame.data.subspan(link.offset));
    DatagramKey key{packet.sourceIp, packet.destinationIp, 0, 0, packet.frame.carried};
    const bool isPart = packet.network == NetworkLayer::Ipv6 ? readIpv6(in, key) : readIpv4(in, key);
    return isPart ? std::optional(key) : std::nullopt;
}

} // namespace phonehome

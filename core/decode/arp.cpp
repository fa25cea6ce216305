// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/arp.h"

#include "core/decode/field.h"

namespace phonehome {

namespace {
constexpr std::uint16_t kEthernet = 1;
constexpr std::uint16_t kIpv4 = 0x0800;
} // namespace

Decoded<ArpMessage> decodeArp(ByteView message)
{
    ByteReader in(message);
    const std::uint16_t hardware = in.u16();
    const std::uint16_t protocol = in.u16();
    const std::uint8_t hardwareSize = in.u8();
    const std::uint8_t protocolSize = in.u8();
    ArpMessage m;
    m.operation = in.u16();
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    if (hardware != kEthernet || protocol != kIpv4)
        return malformed(Malformed::BadValue, 0);
    if (hardwareSize != 6 || protocolSize != 4)
        return malformed(Malformed::BadLength, 4);
    m.senderMac = MacAddress::fromBytes(in.take(6));
    m.senderIp = IpAddress::fromBytes(in.take(4));
    m.targetMac = MacAddress::fromBytes(in.take(6));
    m.targetIp = IpAddress::fromBytes(in.take(4));
    if (!in.ok())
        return malformed(Malformed::Cut, in.offset());
    return m;
}

std::vector<Field> describe(const ArpMessage& m)
{
    const std::string operation = m.operation == 1   ? "request"
                                  : m.operation == 2 ? "reply"
                                                     : std::to_string(m.operation);
    std::vector<Field> out{{"operation", operation, 0, 6, 2},
                           {"sender MAC", m.senderMac.text(), 0, 8, 6},
                           {"sender address", m.senderIp.text(), 0, 14, 4},
                           {"target MAC", m.targetMac.text(), 0, 18, 6},
                           {"target address", m.targetIp.text(), 0, 24, 4}};
    if (m.isProbe())
        out.push_back({"meaning", "probe: is this address free?", 0, 0, 0});
    else if (m.isAnnouncement())
        out.push_back({"meaning", "announcement: this address is mine", 0, 0, 0});
    return out;
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/icmp.h"

#include <array>

#include "core/decode/dns_name.h"
#include "core/decode/packet.h"

namespace phonehome {

namespace {

constexpr std::size_t kListMax = 64;

struct KindRow {
    std::uint8_t type;
    IcmpKind kind;
};

constexpr std::array kKinds4{
    KindRow{0, IcmpKind::EchoReply},
    KindRow{3, IcmpKind::Unreachable},
    KindRow{5, IcmpKind::Redirect},
    KindRow{8, IcmpKind::EchoRequest},
    KindRow{9, IcmpKind::RouterAdvertisement},
    KindRow{10, IcmpKind::RouterSolicitation},
    KindRow{11, IcmpKind::TimeExceeded},
    KindRow{12, IcmpKind::ParameterProblem},
};
constexpr std::array kKinds6{
    KindRow{1, IcmpKind::Unreachable},
    KindRow{2, IcmpKind::PacketTooBig},
    KindRow{3, IcmpKind::TimeExceeded},
    KindRow{4, IcmpKind::ParameterProblem},
    KindRow{128, IcmpKind::EchoRequest},
    KindRow{129, IcmpKind::EchoReply},
    KindRow{133, IcmpKind::RouterSolicitation},
    KindRow{134, IcmpKind::RouterAdvertisement},
    KindRow{135, IcmpKind::NeighbourSolicitation},
    KindRow{136, IcmpKind::NeighbourAdvertisement},
    KindRow{137, IcmpKind::Redirect},
};

template <std::size_t N> IcmpKind kindOf(const std::array<KindRow, N>& rows, std::uint8_t type)
{
    for (const KindRow& row : rows) {
        if (row.type == type)
            return row.kind;
    }
    return IcmpKind::Other;
}

/// The header of the packet an error quotes, and eight bytes or more behind it.
std::optional<QuotedPacket> readQuoted(ByteView bytes, bool v6)
{
    ByteReader in(bytes);
    QuotedPacket out;
    const std::uint8_t first = in.u8();
    bool later = false; // a later fragment has no ports
    if (v6) {
        in.skip(5);
        out.transport = in.u8();
        in.skip(1);
        out.from.address = IpAddress::fromBytes(in.take(16));
        out.to.address = IpAddress::fromBytes(in.take(16));
    } else {
        const std::size_t header = std::size_t{first & 0xfU} * 4;
        in.skip(5);
        later = (in.u16() & 0x1fffU) != 0;
        in.skip(1);
        out.transport = in.u8();
        in.skip(2);
        out.from.address = IpAddress::fromBytes(in.take(4));
        out.to.address = IpAddress::fromBytes(in.take(4));
        if (header < 20)
            return std::nullopt;
        in.skip(std::min(header - 20, in.remaining()));
    }
    if (!in.ok() || first >> 4U != (v6 ? 6 : 4))
        return std::nullopt;
    const bool ports = out.transport == ip_protocol::kUdp || out.transport == ip_protocol::kTcp;
    if (ports && !later && in.remaining() >= 4) {
        out.from.port = in.u16();
        out.to.port = in.u16();
    }
    return out;
}

void readPrefix(ByteReader& option, IcmpMessage& out)
{
    AnnouncedPrefix prefix;
    prefix.length = option.u8();
    const std::uint8_t flags = option.u8();
    prefix.onLink = (flags & 0x80U) != 0;
    prefix.autonomous = (flags & 0x40U) != 0;
    prefix.validSeconds = option.u32();
    prefix.preferredSeconds = option.u32();
    option.skip(4);
    prefix.prefix = IpAddress::fromBytes(option.take(16));
    if (option.ok() && out.router.prefixes.size() < kListMax)
        out.router.prefixes.push_back(prefix);
}

/// RFC 8106 s5.1.
void readServers(ByteReader& option, RouterFacts& out)
{
    option.skip(2);
    const std::uint32_t seconds = option.u32();
    while (option.remaining() >= 16 && out.dnsServers.size() < kListMax)
        out.dnsServers.push_back({IpAddress::fromBytes(option.take(16)), seconds});
}

/// RFC 8106 s5.2: names in wire form, then zeros up to eight bytes.
void readDomains(ByteReader& option, RouterFacts& out)
{
    option.skip(2);
    const std::uint32_t seconds = option.u32();
    const ByteView names = option.rest();
    for (std::size_t position = 0; position < names.size() && names[position] != 0;) {
        auto name = readDnsName(names, position);
        if (!name || out.searchList.size() >= kListMax)
            return;
        out.searchList.push_back({std::move(*name), seconds});
    }
}

void readRouterOption(std::uint8_t type, ByteReader& option, IcmpMessage& out)
{
    constexpr std::uint8_t kPrefix = 3;
    constexpr std::uint8_t kMtu = 5;
    constexpr std::uint8_t kServers = 25;
    constexpr std::uint8_t kDomains = 31;
    if (type == kPrefix)
        readPrefix(option, out);
    else if (type == kServers)
        readServers(option, out.router);
    else if (type == kDomains)
        readDomains(option, out.router);
    if (type != kMtu)
        return;
    option.skip(2);
    out.router.mtu = option.u32(); // eight bytes at least: it is there
}

/// RFC 4861 s4.6: type, length in units of eight bytes, value.
bool readOptions(ByteReader& in, IcmpMessage& out)
{
    while (in.remaining() >= 2) {
        const std::uint8_t type = in.u8();
        const std::size_t units = in.u8();
        if (units == 0)
            return false;
        ByteReader option = in.sub(units * 8 - 2);
        if (!in.ok())
            return false;
        constexpr std::uint8_t kRedirectedHeader = 4; // RFC 4861 s4.6.3: six bytes that say nothing, then the packet
        if (type == kRedirectedHeader && out.kind == IcmpKind::Redirect) {
            option.skip(6);
            out.quoted = readQuoted(option.rest(), true);
        } else if (type == 1 || type == 2)
            out.linkAddress = MacAddress::fromBytes(option.take(6));
        else if (out.kind == IcmpKind::RouterAdvertisement)
            readRouterOption(type, option, out);
    }
    return true;
}

/// Messages of neighbour discovery; false: they do not add up.
bool readNeighbour(ByteReader& in, IcmpMessage& out)
{
    if (out.kind == IcmpKind::RouterAdvertisement) {
        out.router.hopLimit = in.u8();
        const std::uint8_t flags = in.u8();
        out.router.managed = (flags & 0x80U) != 0;
        out.router.otherByDhcp = (flags & 0x40U) != 0;
        out.router.preference = static_cast<std::uint8_t>(flags >> 3U & 3U);
        out.router.lifetime = in.u16();
        in.skip(8);
    } else {
        in.skip(4);
        if (out.kind != IcmpKind::RouterSolicitation)
            out.target = IpAddress::fromBytes(in.take(16));
        if (out.kind == IcmpKind::Redirect)
            in.skip(16);
    }
    return in.ok() && readOptions(in, out);
}

bool isNeighbourKind(IcmpKind kind)
{
    return kind == IcmpKind::RouterSolicitation || kind == IcmpKind::RouterAdvertisement ||
           kind == IcmpKind::NeighbourSolicitation || kind == IcmpKind::NeighbourAdvertisement;
}

} // namespace

const char* icmpKindText(IcmpKind kind)
{
    constexpr std::array<const char*, 12> kTexts{"other",
                                                 "echo request",
                                                 "echo reply",
                                                 "unreachable",
                                                 "packet too big",
                                                 "redirect",
                                                 "time exceeded",
                                                 "parameter problem",
                                                 "router solicitation",
                                                 "router advertisement",
                                                 "neighbour solicitation",
                                                 "neighbour advertisement"};
    return kTexts[static_cast<std::size_t>(kind)];
}

Decoded<IcmpMessage> decodeIcmp(ByteView payload, bool v6)
{
    ByteReader in(payload);
    IcmpMessage out;
    out.v6 = v6;
    out.type = in.u8();
    out.code = in.u8();
    in.skip(2);
    if (!in.ok() || in.remaining() < 4)
        return malformed(Malformed::TooShort, in.offset());
    out.kind = v6 ? kindOf(kKinds6, out.type) : kindOf(kKinds4, out.type);
    switch (out.kind) {
    case IcmpKind::EchoRequest:
    case IcmpKind::EchoReply:
        out.id = in.u16();
        out.sequence = in.u16();
        break;
    case IcmpKind::Redirect:
        if (v6) {
            if (!readNeighbour(in, out))
                return malformed(Malformed::BadLength, in.offset());
            break;
        }
        out.target = IpAddress::fromBytes(in.take(4));
        out.quoted = readQuoted(in.rest(), false);
        break;
    case IcmpKind::Unreachable:
    case IcmpKind::PacketTooBig:
    case IcmpKind::TimeExceeded:
    case IcmpKind::ParameterProblem:
        in.skip(4);
        out.quoted = readQuoted(in.rest(), v6);
        break;
    case IcmpKind::RouterAdvertisement:
        if (!v6) {
            in.skip(2);
            out.router.lifetime = in.u16();
            break;
        }
        [[fallthrough]];
    default:
        if (v6 && isNeighbourKind(out.kind) && !readNeighbour(in, out))
            return malformed(Malformed::BadLength, in.offset());
    }
    return out;
}

} // namespace phonehome

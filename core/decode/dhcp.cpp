// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dhcp.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/decode/dns_name.h"

namespace phonehome {

namespace {

constexpr std::size_t kHeader = 240;
constexpr std::uint32_t kCookie = 0x63825363;
constexpr std::uint8_t kPad = 0;
constexpr std::uint8_t kEnd = 255;
constexpr std::uint8_t kOverload = 52;

using Bytes = std::vector<std::uint8_t>;

/// One field of options (RFC 2132 s2): repeated ones are joined (RFC 3396 s5).
std::optional<Violation> readOptions(ByteView field, std::size_t base, DhcpMessage& out)
{
    ByteReader in(field, base);
    while (!in.atEnd()) {
        const std::size_t at = in.offset();
        const std::uint8_t code = in.u8();
        if (code == kPad)
            continue;
        if (code == kEnd)
            return std::nullopt;
        const ByteView value = in.take(in.u8());
        if (!in.ok())
            return Violation{Malformed::Cut, at};
        auto known = std::find_if(out.options.begin(), out.options.end(),
                                  [code](const auto& option) { return option.first == code; });
        if (known == out.options.end())
            known = out.options.insert(out.options.end(), {code, {}});
        known->second.insert(known->second.end(), value.begin(), value.end());
    }
    return std::nullopt;
}

const Bytes* find(const DhcpMessage& m, std::uint8_t code)
{
    const auto found =
        std::find_if(m.options.begin(), m.options.end(), [code](const auto& o) { return o.first == code; });
    return found == m.options.end() ? nullptr : &found->second;
}

std::optional<std::string> text(const DhcpMessage& m, std::uint8_t code)
{
    const Bytes* value = find(m, code);
    if (!value)
        return std::nullopt;
    ByteView bytes(*value);
    while (!bytes.empty() && bytes.back() == 0)
        bytes = bytes.first(bytes.size() - 1);
    return utf8FromWire(bytes);
}

std::optional<std::uint32_t> seconds(const DhcpMessage& m, std::uint8_t code)
{
    const Bytes* value = find(m, code);
    if (!value || value->size() != 4)
        return std::nullopt;
    return ByteReader(ByteView(*value)).u32();
}

std::optional<IpAddress> address(const DhcpMessage& m, std::uint8_t code)
{
    const Bytes* value = find(m, code);
    if (!value || value->size() != 4)
        return std::nullopt;
    return IpAddress::fromBytes(*value);
}

std::optional<std::vector<IpAddress>> addresses(const DhcpMessage& m, std::uint8_t code)
{
    const Bytes* value = find(m, code);
    if (!value)
        return std::nullopt;
    std::vector<IpAddress> list;
    for (ByteReader in{ByteView(*value)}; in.remaining() >= 4;)
        list.push_back(IpAddress::fromBytes(in.take(4)));
    return list;
}

/// RFC 4702 s2: flags, two codes, then the name, in wire form where the E bit says so.
std::optional<std::string> fullName(const DhcpMessage& m)
{
    constexpr std::uint8_t kWireEncoding = 0x04;
    const Bytes* value = find(m, 81);
    if (!value || value->size() < 3)
        return std::nullopt;
    ByteView name = ByteView(*value).subspan(3);
    if ((value->front() & kWireEncoding) == 0) {
        while (!name.empty() && name.back() == 0)
            name = name.first(name.size() - 1);
        return utf8FromWire(name);
    }
    // A partial name has no root label at its end.
    Bytes closed(name.begin(), name.end());
    closed.push_back(0);
    std::size_t position = 0;
    auto decoded = readDnsName(closed, position);
    if (!decoded || *decoded == ".")
        return std::nullopt;
    return *decoded;
}

void readSearchList(DhcpMessage& m)
{
    const Bytes* value = find(m, 119);
    if (!value)
        return;
    // A pointer of two bytes may stand for a name of a thousand letters.
    constexpr std::size_t kNamesMax = 64;
    for (std::size_t position = 0; position < value->size() && m.searchList.size() < kNamesMax;) {
        auto name = readDnsName(*value, position);
        if (!name)
            return;
        m.searchList.push_back(std::move(*name));
    }
}

void interpret(DhcpMessage& m)
{
    if (const Bytes* type = find(m, 53); type && !type->empty())
        m.type = static_cast<DhcpType>(type->front());
    m.hostname = text(m, 12);
    m.domain = text(m, 15);
    m.vendorClass = text(m, 60);
    m.userClass = text(m, 77);
    m.message = text(m, 56);
    m.fqdn = fullName(m);
    m.subnetMask = address(m, 1);
    m.routers = addresses(m, 3);
    m.dnsServers = addresses(m, 6);
    m.ntpServers = addresses(m, 42);
    m.requestedIp = address(m, 50);
    m.leaseTime = seconds(m, 51);
    m.serverId = address(m, 54);
    m.renewalTime = seconds(m, 58);
    m.rebindingTime = seconds(m, 59);
    if (const Bytes* list = find(m, 55))
        m.parameterList = *list;
    if (const Bytes* size = find(m, 57); size && size->size() == 2)
        m.maxSize = ByteReader(ByteView(*size)).u16();
    if (const Bytes* id = find(m, 61))
        m.clientId = *id;
    readSearchList(m);
}

/// The fields before sname.
DhcpMessage readStart(ByteReader& in)
{
    DhcpMessage m;
    m.op = in.u8();
    const std::uint8_t hardware = in.u8();
    const std::uint8_t hardwareSize = in.u8();
    in.skip(1);
    m.transactionId = in.u32();
    m.secondsElapsed = in.u16();
    m.broadcast = (in.u16() & 0x8000U) != 0;
    m.clientIp = IpAddress::fromBytes(in.take(4));
    m.yourIp = IpAddress::fromBytes(in.take(4));
    m.nextServer = IpAddress::fromBytes(in.take(4));
    m.relay = IpAddress::fromBytes(in.take(4));
    const ByteView client = in.take(16);
    if (in.ok() && hardware == 1 && hardwareSize == 6)
        m.clientMac = MacAddress::fromBytes(client);
    return m;
}

} // namespace

Decoded<DhcpMessage> decodeCutDhcp(ByteView start)
{
    ByteReader in(start);
    DhcpMessage m = readStart(in);
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    return m;
}

Decoded<DhcpMessage> decodeDhcp(ByteView message)
{
    ByteReader in(message);
    DhcpMessage m = readStart(in);
    const ByteView serverName = in.take(64);
    const ByteView file = in.take(128);
    const std::uint32_t cookie = in.u32();
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    if (cookie != kCookie)
        return malformed(Malformed::BadValue, kHeader - 4);

    if (auto bad = readOptions(in.rest(), kHeader, m))
        return tl::make_unexpected(*bad);
    const Bytes* overload = find(m, kOverload);
    const std::uint8_t fields = overload && !overload->empty() ? overload->front() : std::uint8_t{0};
    if (fields & 1U) {
        if (auto bad = readOptions(file, 108, m))
            return tl::make_unexpected(*bad);
    }
    if (fields & 2U) {
        if (auto bad = readOptions(serverName, 44, m))
            return tl::make_unexpected(*bad);
    }
    if (const Bytes* ntp = find(m, 42); ntp && ntp->size() % 4 != 0)
        return malformed(Malformed::BadLength, kHeader);
    interpret(m);
    return m;
}

std::string dhcpTypeText(DhcpType type)
{
    constexpr std::array<const char*, 8> kNames{"DISCOVER", "OFFER", "REQUEST", "DECLINE",
                                                "ACK",      "NAK",   "RELEASE", "INFORM"};
    const auto number = static_cast<std::size_t>(type);
    return number >= 1 && number <= kNames.size() ? kNames[number - 1] : std::to_string(number);
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/dhcp6.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/decode/dns_name.h"

namespace phonehome {

namespace {

constexpr std::size_t kRelaysMax = 32;
constexpr std::size_t kOptionsMax = 512;
constexpr std::uint16_t kEthernet = 1; ///< hardware type

enum Option : std::uint16_t {
    kClientId = 1,
    kServerId = 2,
    kAddresses = 3,
    kTemporary = 4,
    kAddress = 5,
    kOptionRequest = 6,
    kPreference = 7,
    kElapsed = 8,
    kRelayed = 9,
    kStatus = 13,
    kRapidCommit = 14,
    kUserClass = 15,
    kVendorClass = 16,
    kDnsServers = 23,
    kSearchList = 24,
    kPrefixes = 25,
    kPrefix = 26,
    kSimpleTimeServers = 31,
    kRefresh = 32,
    kFqdn = 39,
    kTimeServers = 56,
    kLinkAddress = 79,
};

using Bad = std::optional<Violation>;
using Bytes = std::vector<std::uint8_t>;

/// Calls take(code, value) for each option (RFC 8415 s21.1); left: how many more the message may have.
template <typename Take> Bad eachOption(ByteReader in, std::size_t& left, Take take)
{
    while (!in.atEnd()) {
        const std::size_t at = in.offset();
        const std::uint16_t code = in.u16();
        const ByteReader value = in.sub(in.u16());
        if (!in.ok())
            return Violation{Malformed::Cut, at};
        if (left == 0)
            return Violation{Malformed::TooMany, at};
        --left;
        if (Bad bad = take(code, value))
            return bad;
    }
    return std::nullopt;
}

Bytes bytesOf(ByteReader& in)
{
    const ByteView all = in.rest();
    return {all.begin(), all.end()};
}

Dhcp6Status readStatus(ByteReader in)
{
    Dhcp6Status status;
    status.code = in.u16();
    status.message = utf8FromWire(in.rest());
    return status;
}

void readAddresses(ByteReader in, std::vector<IpAddress>& out)
{
    while (in.remaining() >= 16)
        out.push_back(IpAddress::fromBytes(in.take(16)));
}

/// Each with its length before it (RFC 8415 s21.15).
void readTexts(ByteReader in, std::vector<std::string>& out)
{
    while (!in.atEnd()) {
        const ByteView text = in.take(in.u16());
        if (in.ok())
            out.push_back(utf8FromWire(text));
    }
}

void readNames(ByteReader in, std::vector<std::string>& out)
{
    // A pointer of two bytes may stand for a name of a thousand letters.
    constexpr std::size_t kNamesMax = 64;
    const ByteView all = in.rest();
    for (std::size_t position = 0; position < all.size() && out.size() < kNamesMax;) {
        auto name = readDnsName(all, position);
        if (!name)
            return;
        out.push_back(std::move(*name));
    }
}

/// RFC 4704 s4.1: flags, then the name, which has no root label when it is only a part of one.
std::optional<std::string> readFqdn(ByteReader in)
{
    in.skip(1);
    Bytes closed = bytesOf(in);
    closed.push_back(0);
    std::size_t position = 0;
    auto name = readDnsName(closed, position);
    if (!in.ok() || !name || *name == ".")
        return std::nullopt;
    return *name;
}

/// RFC 5908 s4: addresses, groups and names, as options of the option.
Bad readTimeServers(ByteReader in, std::size_t& left, Dhcp6Message& out)
{
    return eachOption(in, left, [&out](std::uint16_t code, ByteReader value) -> Bad {
        if (code == 1 || code == 2)
            readAddresses(value, out.timeServers);
        else if (code == 3)
            readNames(value, out.timeNames);
        return std::nullopt;
    });
}

Bad readLease(std::uint16_t code, ByteReader in, std::size_t& left, Dhcp6Association& out)
{
    const std::size_t at = in.offset();
    Dhcp6Lease lease;
    if (code == kAddress)
        lease.address = IpAddress::fromBytes(in.take(16));
    lease.preferredSeconds = in.u32();
    lease.validSeconds = in.u32();
    if (code == kPrefix) {
        lease.prefixLength = in.u8();
        lease.address = IpAddress::fromBytes(in.take(16));
    }
    if (!in.ok())
        return Violation{Malformed::BadLength, at};
    const Bad bad = eachOption(in, left, [&lease](std::uint16_t inner, ByteReader value) -> Bad {
        if (inner == kStatus && !lease.status)
            lease.status = readStatus(value);
        return std::nullopt;
    });
    out.leases.push_back(std::move(lease));
    return bad;
}

Bad readAssociation(std::uint16_t code, ByteReader in, std::size_t& left, Dhcp6Message& out)
{
    const std::size_t at = in.offset();
    Dhcp6Association ia;
    ia.kind = code == kAddresses  ? Dhcp6IaKind::Address
              : code == kPrefixes ? Dhcp6IaKind::Prefix
                                  : Dhcp6IaKind::Temporary;
    ia.id = in.u32();
    if (ia.kind != Dhcp6IaKind::Temporary) {
        ia.t1 = in.u32();
        ia.t2 = in.u32();
    }
    if (!in.ok())
        return Violation{Malformed::BadLength, at};
    const std::uint16_t lease = ia.kind == Dhcp6IaKind::Prefix ? kPrefix : kAddress;
    const Bad bad = eachOption(in, left, [&](std::uint16_t inner, ByteReader value) -> Bad {
        if (inner == lease)
            return readLease(inner, value, left, ia);
        if (inner == kStatus && !ia.status)
            ia.status = readStatus(value);
        return std::nullopt;
    });
    out.associations.push_back(std::move(ia));
    return bad;
}

void readVendorClass(ByteReader in, Dhcp6Message& out)
{
    const std::uint32_t enterprise = in.u32();
    if (!in.ok())
        return;
    if (!out.enterprise)
        out.enterprise = enterprise;
    readTexts(in, out.vendorClass);
}

Bad readOption(std::uint16_t code, ByteReader in, std::size_t& left, Dhcp6Message& out)
{
    switch (code) {
    case kAddresses:
    case kTemporary:
    case kPrefixes: return readAssociation(code, in, left, out);
    case kTimeServers: return readTimeServers(in, left, out);
    case kClientId:
        if (out.clientId.empty())
            out.clientId = bytesOf(in);
        break;
    case kServerId:
        if (out.serverId.empty())
            out.serverId = bytesOf(in);
        break;
    case kOptionRequest:
        while (in.remaining() >= 2)
            out.requested.push_back(in.u16());
        break;
    case kPreference:
        if (in.remaining() == 1)
            out.preference = in.u8();
        break;
    case kElapsed:
        if (in.remaining() == 2)
            out.elapsed = in.u16();
        break;
    case kStatus:
        if (!out.status)
            out.status = readStatus(in);
        break;
    case kRefresh:
        if (in.remaining() == 4)
            out.refreshSeconds = in.u32();
        break;
    case kFqdn:
        if (!out.fqdn)
            out.fqdn = readFqdn(in);
        break;
    case kRapidCommit: out.rapidCommit = true; break;
    case kUserClass: readTexts(in, out.userClass); break;
    case kVendorClass: readVendorClass(in, out); break;
    case kDnsServers: readAddresses(in, out.dnsServers); break;
    case kSearchList: readNames(in, out.searchList); break;
    case kSimpleTimeServers: readAddresses(in, out.timeServers); break;
    default: out.others.emplace_back(code, bytesOf(in));
    }
    return std::nullopt;
}

bool isRelayed(Dhcp6Type type)
{
    return type == Dhcp6Type::RelayForward || type == Dhcp6Type::RelayReply;
}

std::optional<MacAddress> readMac(ByteReader in)
{
    const std::uint16_t hardware = in.u16();
    const ByteView address = in.rest();
    return hardware == kEthernet && address.size() == 6 ? std::optional(MacAddress::fromBytes(address)) : std::nullopt;
}

/// What one relay added; in moves to the message inside.
Bad unwrap(ByteReader& in, std::size_t& left, Dhcp6Message& out)
{
    Dhcp6Relay relay;
    relay.hops = in.u8();
    relay.link = IpAddress::fromBytes(in.take(16));
    relay.peer = IpAddress::fromBytes(in.take(16));
    if (!in.ok())
        return Violation{Malformed::TooShort, in.offset()};
    if (out.relays.size() >= kRelaysMax)
        return Violation{Malformed::TooMany, in.offset()};
    out.relays.push_back(relay);
    std::optional<ByteReader> inside;
    const Bad bad = eachOption(in, left, [&](std::uint16_t code, ByteReader value) -> Bad {
        if (code == kRelayed && !inside)
            inside = value;
        else if (code == kLinkAddress)
            out.relayedMac = readMac(value); // the innermost relay is the one that saw the client
        return std::nullopt;
    });
    if (bad)
        return bad;
    if (!inside)
        return Violation{Malformed::BadValue, in.offset()};
    in = *inside;
    return std::nullopt;
}

} // namespace

bool Dhcp6Message::isQuestion() const
{
    constexpr std::array kOfServers{Dhcp6Type::Advertise, Dhcp6Type::Reply, Dhcp6Type::Reconfigure};
    return type <= Dhcp6Type::InformationRequest &&
           std::find(kOfServers.begin(), kOfServers.end(), type) == kOfServers.end();
}

std::optional<MacAddress> Dhcp6Message::clientMac() const
{
    if (relayedMac)
        return relayedMac;
    ByteReader in{ByteView(clientId)};
    const std::uint16_t kind = in.u16();
    if (kind != 1 && kind != 3)
        return std::nullopt;
    const std::uint16_t hardware = in.u16();
    if (kind == 1)
        in.skip(4); // when it was made
    const ByteView address = in.rest();
    return hardware == kEthernet && address.size() == 6 ? std::optional(MacAddress::fromBytes(address)) : std::nullopt;
}

std::optional<std::uint32_t> Dhcp6Message::leaseSeconds() const
{
    std::optional<std::uint32_t> shortest;
    for (const Dhcp6Association& ia : associations) {
        for (const Dhcp6Lease& lease : ia.leases) {
            if (lease.validSeconds > 0)
                shortest = std::min(shortest.value_or(lease.validSeconds), lease.validSeconds);
        }
    }
    return shortest;
}

std::uint16_t Dhcp6Message::failure() const
{
    const auto codeOf = [](const std::optional<Dhcp6Status>& s) { return s ? s->code : std::uint16_t{0}; };
    if (const std::uint16_t code = codeOf(status))
        return code;
    for (const Dhcp6Association& ia : associations) {
        if (const std::uint16_t code = codeOf(ia.status))
            return code;
        for (const Dhcp6Lease& lease : ia.leases) {
            if (const std::uint16_t code = codeOf(lease.status))
                return code;
        }
    }
    return 0;
}

Decoded<Dhcp6Message> decodeDhcp6(ByteView message)
{
    ByteReader in(message);
    std::size_t left = kOptionsMax;
    Dhcp6Message m;
    m.type = static_cast<Dhcp6Type>(in.u8());
    while (isRelayed(m.type)) {
        if (const Bad bad = unwrap(in, left, m))
            return tl::make_unexpected(*bad);
        m.type = static_cast<Dhcp6Type>(in.u8());
    }
    m.transactionId = in.u24();
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    if (m.type == Dhcp6Type{})
        return malformed(Malformed::BadValue, in.offset() - 4);
    const Bad bad =
        eachOption(in, left, [&](std::uint16_t code, ByteReader value) { return readOption(code, value, left, m); });
    if (bad)
        return tl::make_unexpected(*bad);
    return m;
}

std::string dhcp6TypeText(Dhcp6Type type)
{
    constexpr std::array<const char*, 13> kNames{"SOLICIT",
                                                 "ADVERTISE",
                                                 "REQUEST",
                                                 "CONFIRM",
                                                 "RENEW",
                                                 "REBIND",
                                                 "REPLY",
                                                 "RELEASE",
                                                 "DECLINE",
                                                 "RECONFIGURE",
                                                 "INFORMATION-REQUEST",
                                                 "RELAY-FORW",
                                                 "RELAY-REPL"};
    const auto number = static_cast<std::size_t>(type);
    return number >= 1 && number <= kNames.size() ? kNames[number - 1] : std::to_string(number);
}

} // namespace phonehome

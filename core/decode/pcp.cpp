// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/pcp.h"

#include <array>

#include "core/base/text.h"
#include "core/decode/field.h"
#include "core/decode/packet.h"

namespace phonehome {

namespace {

constexpr std::uint8_t kNatPmp = 0;
constexpr std::uint8_t kPcp = 2;
constexpr std::uint8_t kResponse = 0x80;
constexpr std::size_t kSizeMax = 1100; // RFC 6887 s7
constexpr std::size_t kMapBytes = 36;  // RFC 6887 s11.1, behind the header

PcpKind kindOf(std::uint8_t version, std::uint8_t opcode)
{
    constexpr std::array kOld{PcpKind::ExternalAddress, PcpKind::Map, PcpKind::Map}; // UDP, TCP
    constexpr std::array kNew{PcpKind::Announce, PcpKind::Map, PcpKind::Peer};
    if (opcode >= kOld.size())
        return PcpKind::Other;
    return version == kNatPmp ? kOld[opcode] : kNew[opcode];
}

void readMapping(ByteReader& in, PcpMessage& out)
{
    out.internalPort = in.u16();
    out.externalPort = in.u16();
}

/// RFC 6886 s3.2, 3.3.
std::optional<Violation> readNatPmp(ByteReader& in, PcpMessage& out)
{
    if (out.response) {
        out.result = in.u16();
        if (!in.ok())
            return Violation{Malformed::TooShort, in.offset()};
        if (out.result != 0)
            return std::nullopt;
        out.epoch = in.u32();
    }
    if (out.kind == PcpKind::ExternalAddress && out.response)
        out.externalAddress = IpAddress::fromBytes(in.take(4));
    if (out.kind == PcpKind::Map) {
        out.protocol = out.opcode == 1 ? ip_protocol::kUdp : ip_protocol::kTcp;
        if (!out.response)
            in.skip(2);
        readMapping(in, out);
        out.lifetime = in.u32();
    }
    if (!in.ok())
        return Violation{Malformed::TooShort, in.offset()};
    return std::nullopt;
}

/// RFC 6887 s7.3: code, length, value, and zeros up to four bytes.
std::optional<Violation> readOptions(ByteReader& in, PcpMessage& out)
{
    while (!in.atEnd()) {
        const std::size_t at = in.offset();
        const std::uint8_t code = in.u8();
        in.skip(1);
        const std::size_t length = in.u16();
        const ByteView value = in.take(length);
        if (!in.ok())
            return Violation{Malformed::Cut, at};
        in.skip(std::min((4 - length % 4) % 4, in.remaining()));
        out.options.emplace_back(code, std::vector<std::uint8_t>(value.begin(), value.end()));
    }
    return std::nullopt;
}

/// RFC 6887 s7.1, 7.2, 11.1, 12.1.
std::optional<Violation> readPcp(ByteReader& in, PcpMessage& out)
{
    in.skip(1);
    out.result = out.response ? in.u8() : std::uint8_t{0};
    if (!out.response)
        in.skip(1);
    out.lifetime = in.u32();
    if (out.response) {
        out.epoch = in.u32();
        in.skip(12);
    } else {
        out.client = IpAddress::fromBytes(in.take(16));
    }
    if (!in.ok())
        return Violation{Malformed::TooShort, in.offset()};
    if (out.result != 0 && in.remaining() < kMapBytes)
        return std::nullopt;
    if (out.kind == PcpKind::Map || out.kind == PcpKind::Peer) {
        const ByteView nonce = in.take(12);
        out.nonce.assign(nonce.begin(), nonce.end());
        out.protocol = in.u8();
        in.skip(3);
        readMapping(in, out);
        out.externalAddress = IpAddress::fromBytes(in.take(16));
    }
    if (out.result != 0)
        return std::nullopt;
    if (out.kind == PcpKind::Peer) {
        Endpoint peer;
        peer.port = in.u16();
        in.skip(2);
        peer.address = IpAddress::fromBytes(in.take(16));
        out.peer = peer;
    }
    if (!in.ok())
        return Violation{Malformed::TooShort, in.offset()};
    // What an opcode nobody knows holds is not known either.
    return out.kind == PcpKind::Other ? std::nullopt : readOptions(in, out);
}

} // namespace

bool looksLikePcp(ByteView message)
{
    if (message.size() < 2 || message.size() > kSizeMax)
        return false;
    // Other versions say no more than that they are refused.
    return message[0] == kPcp || (message[0] == kNatPmp && (message[1] & 0x7fU) <= 2);
}

Decoded<PcpMessage> decodePcp(ByteView message)
{
    ByteReader in(message);
    PcpMessage out;
    out.version = in.u8();
    const std::uint8_t code = in.u8();
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    if (out.version != kNatPmp && out.version != kPcp)
        return malformed(Malformed::BadValue, 0);
    out.response = (code & kResponse) != 0;
    out.opcode = code & 0x7fU;
    out.kind = kindOf(out.version, out.opcode);
    const auto bad = out.version == kNatPmp ? readNatPmp(in, out) : readPcp(in, out);
    if (bad)
        return tl::make_unexpected(*bad);
    return out;
}

std::string pcpResultText(const PcpMessage& m)
{
    constexpr std::array<const char*, 6> kOld{"success",         "unsupported version", "not authorised",
                                              "network failure", "out of resources",    "unsupported opcode"};
    constexpr std::array<const char*, 14> kNew{"success",
                                               "unsupported version",
                                               "not authorised",
                                               "malformed request",
                                               "unsupported opcode",
                                               "unsupported option",
                                               "malformed option",
                                               "network failure",
                                               "out of resources",
                                               "unsupported protocol",
                                               "quota exceeded",
                                               "cannot provide external address",
                                               "address mismatch",
                                               "excessive remote peers"};
    if (m.version == kNatPmp ? m.result >= kOld.size() : m.result >= kNew.size())
        return std::to_string(m.result);
    return m.version == kNatPmp ? kOld[m.result] : kNew[m.result];
}

std::string pcpKindText(const PcpMessage& m)
{
    switch (m.kind) {
    case PcpKind::Announce: return "announce";
    case PcpKind::ExternalAddress: return "external address";
    case PcpKind::Map: return "map";
    case PcpKind::Peer: return "peer";
    case PcpKind::Other: break;
    }
    return std::to_string(m.opcode);
}

namespace {

void describeMapping(const PcpMessage& m, std::vector<Field>& out)
{
    const bool old = m.version == kNatPmp;
    const std::size_t protocolAt = 36;
    const std::size_t portsAt = !old ? 40 : m.response ? 8 : 4;
    if (!m.nonce.empty())
        out.push_back({"nonce", hexText(m.nonce), 0, 24, 12});
    out.push_back({"protocol",
                   m.protocol == ip_protocol::kUdp   ? "UDP"
                   : m.protocol == ip_protocol::kTcp ? "TCP"
                   : m.protocol == 0                 ? "all"
                                                     : std::to_string(m.protocol),
                   0, old ? 1 : protocolAt, 1});
    out.push_back({"internal port", std::to_string(m.internalPort), 0, portsAt, 2});
    out.push_back(
        {m.response ? "external port" : "suggested external port", std::to_string(m.externalPort), 0, portsAt + 2, 2});
}

} // namespace

std::vector<Field> describe(const PcpMessage& m)
{
    const bool old = m.version == kNatPmp;
    const bool refused = m.result != 0;
    std::vector<Field> out;
    out.push_back({"version", old ? "0 (NAT-PMP)" : "2 (PCP)", 0, 0, 1});
    out.push_back({"opcode", pcpKindText(m) + (m.response ? " response" : " request"), 0, 1, 1});
    if (m.response)
        out.push_back({"result", std::to_string(m.result) + " (" + pcpResultText(m) + ")", 0, old ? std::size_t{2} : 3,
                       old ? std::size_t{2} : 1});
    if (m.epoch)
        out.push_back({"epoch", std::to_string(*m.epoch) + " s", 0, old ? std::size_t{4} : 8, 4});
    const std::size_t lifetimeAt = !old ? 4 : m.response ? 12 : 8;
    if (m.lifetime)
        out.push_back({"lifetime", std::to_string(*m.lifetime) + " s", 0, lifetimeAt, 4});
    if (m.client)
        out.push_back({"client address", m.client->text(), 0, 8, 16});
    const bool mapping = m.kind == PcpKind::Map || m.kind == PcpKind::Peer;
    if (mapping && (old ? !refused : !m.nonce.empty()))
        describeMapping(m, out);
    if (m.externalAddress)
        out.push_back({m.response ? "external address" : "suggested external address", m.externalAddress->text(), 0,
                       old ? std::size_t{8} : 44, old ? std::size_t{4} : 16});
    if (m.peer)
        out.push_back({"remote peer", m.peer->text(), 0, 60, 20});
    for (const auto& [code, value] : m.options) {
        constexpr std::array<const char*, 4> kOptions{"option 0", "THIRD_PARTY", "PREFER_FAILURE", "FILTER"};
        out.push_back({code < kOptions.size() ? kOptions[code] : "option " + std::to_string(code),
                       value.empty() ? "present" : visibleText(hexText(value)), 0, 0, 0});
    }
    return out;
}

} // namespace phonehome

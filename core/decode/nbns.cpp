// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/nbns.h"

#include <array>

#include "core/base/text.h"
#include "core/decode/field.h"

namespace phonehome {

namespace {

constexpr std::size_t kListMax = 64;
constexpr std::size_t kHeader = 12;
constexpr std::uint16_t kNb = 0x20;
constexpr std::uint16_t kNodeStatus = 0x21;
constexpr std::uint16_t kGroupFlag = 0x8000;

/// 16 bytes as they stand: 15 of the name filled up with blanks (or NULs), then the suffix.
NetbiosName nameOf(ByteView bytes)
{
    NetbiosName out;
    std::size_t end = 15;
    while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == 0))
        --end;
    out.name = utf8FromWire(bytes.first(end));
    out.suffix = bytes[15];
    return out;
}

/// First-level encoding (RFC 1001 s14.1) behind a length of 32, a scope in labels, the root.
bool readName(ByteReader& in, NetbiosName& out)
{
    if (in.u8() != 0x20)
        return false;
    const ByteView letters = in.take(32);
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto half = static_cast<std::uint8_t>(letters[i] - 'A');
        if (half > 15)
            return false;
        bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] << 4U | half);
    }
    for (std::uint8_t length = in.u8(); length > 0 && in.ok(); length = in.u8()) {
        if (length > 63)
            return false;
        in.skip(length);
    }
    if (!in.ok())
        return false;
    out = nameOf(bytes);
    return true;
}

/// A record's owner: a pointer to the question's name, which is the only one there is, or a name of its own.
bool readOwner(ByteReader& in, const NetbiosName& question, NetbiosName& out)
{
    const ByteView head = in.peek();
    if (head.size() >= 2 && (head[0] & 0xc0U) == 0xc0) {
        in.skip(2);
        out = question;
        return true;
    }
    return readName(in, out);
}

void readAddresses(ByteReader data, NetbiosName name, NbnsMessage& out)
{
    while (data.remaining() >= 6 && out.addresses.size() < kListMax) {
        name.group = (data.u16() & kGroupFlag) != 0;
        out.addresses.push_back(IpAddress::fromBytes(data.take(4)));
    }
    if (out.kind == NbnsKind::Registration && out.names.size() < kListMax)
        out.names.push_back(std::move(name));
}

void readNodeStatus(ByteReader data, NbnsMessage& out)
{
    const std::size_t count = data.u8();
    for (std::size_t i = 0; i < count && data.remaining() >= 18 && out.names.size() < kListMax; ++i) {
        NetbiosName name = nameOf(data.take(16));
        name.group = (data.u16() & kGroupFlag) != 0;
        out.names.push_back(std::move(name));
    }
}

NbnsKind kindOf(unsigned opcode)
{
    switch (opcode) {
    case 0: return NbnsKind::Query;
    case 5:
    case 8: // refresh
    case 9:
    case 15: return NbnsKind::Registration;
    case 6: return NbnsKind::Release;
    default: return NbnsKind::Other;
    }
}

} // namespace

Decoded<NbnsMessage> decodeNbns(ByteView message)
{
    ByteReader in(message);
    NbnsMessage out;
    out.id = in.u16();
    const std::uint16_t flags = in.u16();
    const std::size_t questions = in.u16();
    std::size_t records = in.u16();
    records += in.u16();
    records += in.u16();
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    out.response = (flags & 0x8000U) != 0;
    out.kind = kindOf(flags >> 11U & 0xfU);
    out.rcode = flags & 0xfU;
    if (questions > 1 || records > kListMax)
        return malformed(Malformed::TooMany, 4);
    NetbiosName question;
    if (questions == 1) {
        if (!readName(in, question))
            return malformed(Malformed::BadLabel, kHeader);
        in.skip(4);
        out.question = question.name;
        out.questionSuffix = question.suffix;
    }
    for (std::size_t i = 0; i < records; ++i) {
        NetbiosName owner;
        const std::size_t at = in.offset();
        if (!readOwner(in, question, owner))
            return malformed(Malformed::BadLabel, at);
        const std::uint16_t type = in.u16();
        in.skip(6);
        const ByteReader data = in.sub(in.u16());
        if (!in.ok())
            return malformed(Malformed::Cut, in.offset());
        if (out.question.empty()) {
            out.question = owner.name;
            out.questionSuffix = owner.suffix;
        }
        if (type == kNb)
            readAddresses(data, std::move(owner), out);
        else if (type == kNodeStatus)
            readNodeStatus(data, out);
    }
    if (!in.ok())
        return malformed(Malformed::Cut, in.offset());
    return out;
}

std::string netbiosText(const std::string& name, std::uint8_t suffix)
{
    const std::array<std::uint8_t, 1> byte{suffix};
    return name + "<" + hexText(byte) + ">";
}

std::vector<Field> describe(const NbnsMessage& m)
{
    std::vector<Field> out;
    constexpr std::array<const char*, 4> kKinds{"query", "registration", "release", "other"};
    out.push_back({"operation",
                   std::string(kKinds[static_cast<std::size_t>(m.kind)]) + (m.response ? ", response" : ", request"), 0,
                   2, 2});
    if (m.rcode != 0)
        out.push_back({"RCODE", std::to_string(m.rcode), 0, 3, 1});
    if (!m.question.empty())
        out.push_back({"name", visibleText(netbiosText(m.question, m.questionSuffix)), 0, 0, 0});
    for (const IpAddress& address : m.addresses)
        out.push_back({"address", address.text(), 1, 0, 0});
    for (const NetbiosName& name : m.names) {
        out.push_back(
            {name.group ? "group name" : "own name", visibleText(netbiosText(name.name, name.suffix)), 1, 0, 0});
    }
    return out;
}

} // namespace phonehome

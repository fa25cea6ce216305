// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decode/membership.h"

#include <array>
#include <string>

#include "core/decode/field.h"

namespace phonehome {

namespace {

constexpr std::size_t kGroupsMax = 256;

struct Row {
    std::uint8_t type;
    bool v6;
    MembershipKind kind;
    std::uint8_t version;
    bool records; ///< a list of records instead of one group
};

constexpr std::array kRows{
    Row{0x11, false, MembershipKind::Query, 2, false},  Row{0x12, false, MembershipKind::Report, 1, false},
    Row{0x16, false, MembershipKind::Report, 2, false}, Row{0x17, false, MembershipKind::Leave, 2, false},
    Row{0x22, false, MembershipKind::Report, 3, true},  Row{130, true, MembershipKind::Query, 1, false},
    Row{131, true, MembershipKind::Report, 1, false},   Row{132, true, MembershipKind::Leave, 1, false},
    Row{143, true, MembershipKind::Report, 2, true},
};

const Row* rowOf(std::uint8_t type, bool v6)
{
    for (const Row& row : kRows) {
        if (row.type == type && row.v6 == v6)
            return &row;
    }
    return nullptr;
}

/// Group records (RFC 3376 s4.2.4, 3810 s5.2.5): to include no source is to leave.
bool readRecords(ByteReader& in, std::size_t count, std::size_t addressSize, MembershipMessage& out)
{
    std::vector<IpAddress> left;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t type = in.u8();
        const std::size_t auxiliary = std::size_t{in.u8()} * 4;
        const std::size_t sources = in.u16();
        const IpAddress group = IpAddress::fromBytes(in.take(addressSize));
        in.skip(sources * addressSize + auxiliary);
        if (!in.ok())
            return false;
        const bool leaves = sources == 0 && (type == 1 || type == 3);
        auto& list = leaves ? left : out.groups;
        if (list.size() < kGroupsMax)
            list.push_back(group);
    }
    if (out.groups.empty() && !left.empty()) {
        out.kind = MembershipKind::Leave;
        out.groups = std::move(left);
    }
    return true;
}

} // namespace

const char* membershipKindText(MembershipKind kind)
{
    switch (kind) {
    case MembershipKind::Query: return "query";
    case MembershipKind::Report: return "report";
    case MembershipKind::Leave: break;
    }
    return "leave";
}

bool isMembershipType(std::uint8_t type, bool v6)
{
    return rowOf(type, v6) != nullptr;
}

Decoded<MembershipMessage> decodeMembership(ByteView payload, bool v6)
{
    ByteReader in(payload);
    const Row* row = rowOf(in.u8(), v6);
    if (!row)
        return malformed(payload.empty() ? Malformed::TooShort : Malformed::BadValue, 0);
    MembershipMessage out;
    out.kind = row->kind;
    out.version = row->version;
    const std::size_t addressSize = v6 ? 16 : 4;
    const std::uint8_t maximumResponse = in.u8();
    in.skip(2);
    if (row->records) {
        in.skip(2);
        const std::size_t count = in.u16();
        if (!in.ok())
            return malformed(Malformed::TooShort, in.offset());
        if (!readRecords(in, count, addressSize, out))
            return malformed(Malformed::Cut, in.offset());
        return out;
    }
    if (v6)
        in.skip(4);
    const IpAddress group = IpAddress::fromBytes(in.take(addressSize));
    if (!in.ok())
        return malformed(Malformed::TooShort, in.offset());
    if (!group.isUnspecified())
        out.groups.push_back(group);
    // RFC 3376 s7.1, 3810 s8.1: queries differ by their length, and version 1 has no time to answer.
    if (out.kind == MembershipKind::Query && in.remaining() >= 4)
        out.version = v6 ? 2 : 3;
    else if (out.kind == MembershipKind::Query && !v6 && maximumResponse == 0)
        out.version = 1;
    return out;
}

std::vector<Field> describe(const MembershipMessage& m)
{
    std::vector<Field> out;
    out.push_back({"type", membershipKindText(m.kind), 0, 0, 1});
    out.push_back({"version", std::to_string(m.version), 0, 0, 0});
    for (const IpAddress& group : m.groups)
        out.push_back({"group", group.text(), 0, 0, 0});
    return out;
}

} // namespace phonehome

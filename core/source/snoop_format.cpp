// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/snoop_format.h"

#include <algorithm>
#include <array>

namespace phonehome {

namespace {

constexpr std::size_t kRecordHeader = 24;
/// DLT numbers end below; what snoop alone knows is told apart by numbers above, which nobody reads.
constexpr std::uint32_t kUnknownLink = 0x10000;

tl::unexpected<Error> damage(ErrorCode code, std::uint64_t offset, std::string detail = {})
{
    return tl::make_unexpected(Error{code, {}, 0, offset, std::move(detail)});
}

/// RFC 1761's datalink type: 802.3 and Ethernet are one here.
std::uint32_t dltOf(std::uint32_t type)
{
    switch (type) {
    case 0:
    case 4: return static_cast<std::uint32_t>(LinkType::Ethernet);
    case 2: return 6;
    case 8: return 10;
    default: return kUnknownLink + type % kUnknownLink;
    }
}

} // namespace

bool SnoopFormat::hasMagic(ByteView head)
{
    constexpr std::array<std::uint8_t, 8> kMagic{'s', 'n', 'o', 'o', 'p', 0, 0, 0};
    return head.size() >= kMagic.size() && std::equal(kMagic.begin(), kMagic.end(), head.begin());
}

Result<SnoopFormat> SnoopFormat::open(FileWindow& window)
{
    const ByteView head = window.peek(firstRecord());
    if (head.size() < firstRecord())
        return damage(ErrorCode::CutInHeader, head.size());
    ByteReader in(head);
    in.skip(12);
    SnoopFormat format;
    format.m_interfaces.push_back({dltOf(in.u32()), 0, {}, {}, {}});
    return format;
}

Result<bool> SnoopFormat::step(FileWindow& window, State&, Frame& frame) const
{
    const ByteView header = window.peek(kRecordHeader);
    if (header.empty())
        return false;
    ByteReader in(header);
    frame.linkType = m_interfaces.front().linkType;
    frame.length = in.u32();
    const std::uint32_t captured = in.u32();
    const std::uint32_t record = in.u32();
    in.skip(4);
    frame.time.ns = static_cast<std::int64_t>(in.u32()) * 1'000'000'000;
    frame.time.ns += static_cast<std::int64_t>(in.u32()) * 1000;
    if (!in.ok())
        return damage(ErrorCode::CutInRecord, window.position());
    if (captured > kMaxPacketBytes)
        return damage(ErrorCode::RecordTooLarge, window.position(), std::to_string(captured));
    if (record < kRecordHeader + captured || record > kRecordHeader + std::size_t{2} * kMaxPacketBytes)
        return damage(ErrorCode::BadBlock, window.position(), "record length " + std::to_string(record));
    const ByteView whole = window.peek(kRecordHeader + captured);
    if (whole.size() < kRecordHeader + captured)
        return damage(ErrorCode::CutInPacket, window.position());
    frame.data = whole.subspan(kRecordHeader, captured);
    window.skip(record);
    return true;
}

} // namespace phonehome

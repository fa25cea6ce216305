// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/pcap_format.h"

#include <optional>
#include <utility>

#include "core/source/pcap_magic.h"

namespace phonehome {

namespace {

constexpr std::size_t kFileHeader = 24;
/// The rest says how long the frame check sequence is; libpcap keeps the reserved bits, and so do we.
constexpr std::uint32_t kLinkTypeBits = 0x03ffffff;

/// AIX writes version 2.2 with the interface's type of RFC 1573 in place of a link type, and nanoseconds. Only those
/// count that no libpcap of that version wrote for something we read; 9 is Token Ring there and PPP elsewhere.
std::optional<LinkType> aixLinkType(std::uint32_t major, std::uint32_t minor, std::uint32_t interfaceType)
{
    constexpr std::uint32_t kEthernetCsmacd = 6;
    constexpr std::uint32_t kSoftwareLoopback = 24;
    if (major != 2 || minor != 2)
        return std::nullopt;
    if (interfaceType == kEthernetCsmacd)
        return LinkType::Ethernet;
    return interfaceType == kSoftwareLoopback ? std::optional(LinkType::Null) : std::nullopt;
}

std::uint32_t bigEndian(ByteView b, std::size_t at)
{
    return static_cast<std::uint32_t>(b[at]) << 24U | static_cast<std::uint32_t>(b[at + 1]) << 16U |
           static_cast<std::uint32_t>(b[at + 2]) << 8U | b[at + 3];
}

tl::unexpected<Error> damage(ErrorCode code, std::uint64_t offset, std::string detail = {})
{
    return tl::make_unexpected(Error{code, {}, 0, offset, std::move(detail)});
}

} // namespace

bool PcapFormat::hasMagic(ByteView head)
{
    if (head.size() < 4)
        return false;
    const std::uint32_t n = bigEndian(head, 0);
    return isPcapMagic(n) || isPcapMagic(__builtin_bswap32(n));
}

Result<PcapFormat> PcapFormat::open(FileWindow& window)
{
    const ByteView head = window.peek(kFileHeader);
    if (head.size() < kFileHeader)
        return damage(ErrorCode::CutInHeader, head.size());
    PcapFormat format;
    const std::uint32_t asBig = bigEndian(head, 0);
    format.m_littleEndian = !isPcapMagic(asBig);
    const std::uint32_t magic = format.number(head, 0);
    format.m_nanoseconds = magic == pcap_magic::kNanoseconds || magic == pcap_magic::kIxiaNanoseconds;
    format.m_firstRecord = pcapFileHeader(magic);
    format.m_headerSize = pcapRecordHeader(magic);
    format.m_snapLength = format.number(head, 16);
    // Before version 2.4 the two lengths of a record stood the other way round, or could.
    const std::uint32_t versions = format.number(head, 4);
    const std::uint32_t major = versions >> (format.m_littleEndian ? 0U : 16U) & 0xffffU;
    const std::uint32_t minor = versions >> (format.m_littleEndian ? 16U : 0U) & 0xffffU;
    format.m_lengths = minor < 3 ? Lengths::Swapped : minor == 3 ? Lengths::Unsure : Lengths::InOrder;
    CaptureInterface interface;
    const std::uint32_t linkType = format.number(head, 20) & kLinkTypeBits;
    interface.linkType = dltOfLinkType(linkType);
    if (const auto aix = magic == pcap_magic::kMicroseconds ? aixLinkType(major, minor, linkType) : std::nullopt) {
        interface.linkType = static_cast<std::uint32_t>(*aix);
        format.m_nanoseconds = true;
    }
    interface.snapLength = format.m_snapLength;
    format.m_interfaces.push_back(interface);
    return format;
}

std::uint32_t PcapFormat::number(ByteView bytes, std::size_t at) const
{
    const std::uint32_t n = bigEndian(bytes, at);
    return m_littleEndian ? __builtin_bswap32(n) : n;
}

Result<bool> PcapFormat::step(FileWindow& window, State&, Frame& frame) const
{
    const ByteView header = window.peek(m_headerSize);
    if (header.empty())
        return false;
    if (header.size() < m_headerSize)
        return damage(ErrorCode::CutInRecord, window.position());
    std::uint32_t captured = number(header, 8);
    const std::uint32_t fraction = number(header, 4);
    frame.linkType = m_interfaces.front().linkType;
    frame.length = number(header, 12);
    if (m_lengths == Lengths::Swapped || (m_lengths == Lengths::Unsure && captured > frame.length))
        std::swap(captured, frame.length);
    frame.time.ns = static_cast<std::int64_t>(number(header, 0)) * 1'000'000'000 +
                    static_cast<std::int64_t>(fraction) * (m_nanoseconds ? 1 : 1000);
    if (captured > kMaxPacketBytes)
        return damage(ErrorCode::RecordTooLarge, window.position(), std::to_string(captured));
    const ByteView record = window.peek(m_headerSize + captured);
    if (record.size() < m_headerSize + captured)
        return damage(ErrorCode::CutInPacket, window.position());
    // Some writers store more than the snap length they promise; libpcap hands out no more than that.
    const std::uint32_t kept = m_snapLength > 0 && captured > m_snapLength ? m_snapLength : captured;
    frame.data = record.subspan(m_headerSize, kept);
    window.skip(m_headerSize + captured);
    return true;
}

} // namespace phonehome

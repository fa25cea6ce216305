// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/stream_cutter.h"

#include <algorithm>
#include <array>

#include "core/source/pcap_magic.h"

namespace phonehome {

namespace {

constexpr std::size_t kPreambleMax = 65536;
constexpr std::uint32_t kPacketMax = 262144;
constexpr std::uint32_t kBlockMax = 16U << 20;
constexpr std::size_t kHeadMax = 1U << 20; ///< interfaces of a section
constexpr std::uint32_t kSection = 0x0a0d0d0a;
constexpr std::uint32_t kByteOrder = 0x1a2b3c4d;
constexpr std::uint32_t kInterface = 1;
constexpr std::array<std::uint32_t, 3> kPacketBlocks{2, 3, 6};

std::uint32_t bigEndian(ByteView b, std::size_t at)
{
    return static_cast<std::uint32_t>(b[at]) << 24U | static_cast<std::uint32_t>(b[at + 1]) << 16U |
           static_cast<std::uint32_t>(b[at + 2]) << 8U | b[at + 3];
}

} // namespace

std::uint32_t StreamCutter::number(std::size_t at) const
{
    const std::uint32_t n = bigEndian(m_buffer, at);
    return m_littleEndian ? __builtin_bswap32(n) : n;
}

Result<bool> StreamCutter::feed(ByteView bytes)
{
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
    if (m_kind == Kind::Unknown) {
        if (auto found = findStart(); !found || !*found)
            return found;
    }
    while (true) {
        const auto size = sizeAt(m_whole);
        if (!size)
            return tl::make_unexpected(size.error());
        if (!*size || m_buffer.size() - m_whole < **size)
            return true;
        if (m_kind == Kind::Pcap) {
            ++m_packets;
        } else {
            const std::uint32_t type = number(m_whole);
            if (type == kSection)
                m_head.clear();
            if (type == kSection || type == kInterface) {
                // Each file that is begun later repeats it: one that can't be repeated is none to go on with.
                if (m_head.size() + **size > kHeadMax)
                    return tl::make_unexpected(
                        Error{ErrorCode::RecordTooLarge, {}, 0, m_taken + m_whole, std::to_string(**size)});
                const auto from = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_whole);
                m_head.insert(m_head.end(), from, from + static_cast<std::ptrdiff_t>(**size));
            }
            if (std::find(kPacketBlocks.begin(), kPacketBlocks.end(), type) != kPacketBlocks.end())
                ++m_packets;
        }
        m_whole += **size;
    }
}

/// False while it may still come.
Result<bool> StreamCutter::findStart()
{
    const ByteView all(m_buffer);
    for (std::size_t at = 0; at + 4 <= all.size(); ++at) {
        const std::uint32_t n = bigEndian(all, at);
        const std::uint32_t magic = isPcapMagic(n) ? n : __builtin_bswap32(n);
        const bool pcap = isPcapMagic(magic);
        const std::size_t needed = pcap ? pcapFileHeader(magic) : 12;
        if (!pcap && n != kSection)
            continue;
        if (all.size() - at < needed)
            return false;
        if (!pcap && bigEndian(all, at + 8) != kByteOrder && bigEndian(all, at + 8) != __builtin_bswap32(kByteOrder))
            continue;
        m_preamble.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at));
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(at));
        m_kind = pcap ? Kind::Pcap : Kind::Pcapng;
        m_taken = at;
        if (pcap) {
            const auto records = m_buffer.begin() + static_cast<std::ptrdiff_t>(needed);
            m_littleEndian = magic != n;
            m_recordHeader = pcapRecordHeader(magic);
            m_head.assign(m_buffer.begin(), records);
            m_buffer.erase(m_buffer.begin(), records);
            m_taken += needed;
        }
        return true;
    }
    if (all.size() > kPreambleMax) {
        m_preamble.assign(all.begin(), all.begin() + 1024);
        return tl::make_unexpected(Error{ErrorCode::NotACapture, {}, 0, 0, {}});
    }
    return false;
}

Result<std::optional<std::size_t>> StreamCutter::sizeAt(std::size_t at)
{
    const std::size_t there = m_buffer.size() - at;
    const auto damage = [&](ErrorCode code, std::string detail) {
        return tl::make_unexpected(Error{code, {}, 0, m_taken + at, std::move(detail)});
    };
    if (m_kind == Kind::Pcap) {
        if (there < m_recordHeader)
            return std::optional<std::size_t>{};
        const std::uint32_t captured = number(at + 8);
        if (captured > kPacketMax)
            return damage(ErrorCode::RecordTooLarge, std::to_string(captured));
        return std::optional(m_recordHeader + captured);
    }
    if (there < 12)
        return std::optional<std::size_t>{};
    if (bigEndian(m_buffer, at) == kSection)
        m_littleEndian = bigEndian(m_buffer, at + 8) != kByteOrder;
    const std::uint32_t length = number(at + 4);
    if (length < 12 || length % 4 != 0)
        return damage(ErrorCode::BadBlock, "block length " + std::to_string(length));
    if (length > kBlockMax)
        return damage(ErrorCode::RecordTooLarge, std::to_string(length));
    return std::optional<std::size_t>(length);
}

void StreamCutter::take()
{
    m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_whole));
    m_taken += m_whole;
    m_whole = 0;
    m_packets = 0;
}

} // namespace phonehome

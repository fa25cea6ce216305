// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace phonehome {

/// What classic pcap files and streams begin with, in the byte order of whoever wrote them.
namespace pcap_magic {
inline constexpr std::uint32_t kMicroseconds = 0xa1b2c3d4;
inline constexpr std::uint32_t kNanoseconds = 0xa1b23c4d;
/// Kuznetzov's variant: eight more bytes in each record header.
inline constexpr std::uint32_t kModified = 0xa1b2cd34;
/// Hardware and software stamped captures of IXIA testers; the size of all records stands behind the file header.
inline constexpr std::uint32_t kIxiaNanoseconds = 0x1c0001ac;
inline constexpr std::uint32_t kIxiaMicroseconds = 0x1c0001ab;
} // namespace pcap_magic

inline bool isIxiaMagic(std::uint32_t n)
{
    return n == pcap_magic::kIxiaNanoseconds || n == pcap_magic::kIxiaMicroseconds;
}
inline bool isPcapMagic(std::uint32_t n)
{
    return n == pcap_magic::kMicroseconds || n == pcap_magic::kNanoseconds || n == pcap_magic::kModified ||
           isIxiaMagic(n);
}
/// Bytes before the first record, and of a record before its packet.
inline std::size_t pcapFileHeader(std::uint32_t magic)
{
    return isIxiaMagic(magic) ? 28 : 24;
}
inline std::size_t pcapRecordHeader(std::uint32_t magic)
{
    return magic == pcap_magic::kModified ? 24 : 16;
}

} // namespace phonehome

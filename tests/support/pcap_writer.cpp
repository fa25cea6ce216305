// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pcap_writer.h"

#include <array>
#include <ostream>

namespace phonehome {

namespace {

constexpr std::uint32_t kMicroseconds = 0xa1b2c3d4;
constexpr std::uint32_t kVersion = 0x00040002; ///< minor 4 above major 2, as two little-endian halves lie
constexpr std::uint32_t kSnapshotBytes = 262144;
constexpr std::uint32_t kEthernet = 1;

template <std::size_t N> void writeLittleEndian(std::ostream& out, const std::array<std::uint32_t, N>& words)
{
    std::array<char, 4 * N> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(words[i / 4] >> (8 * (i % 4)) & 0xff);
    out.write(bytes.data(), bytes.size());
}

} // namespace

PcapWriter::PcapWriter(std::ostream& out) : m_out(out)
{
    writeLittleEndian<6>(m_out, {kMicroseconds, kVersion, 0, 0, kSnapshotBytes, kEthernet});
}

void PcapWriter::add(Timestamp when, ByteView frame)
{
    const std::int64_t us = when.ns / 1000;
    const auto length = static_cast<std::uint32_t>(frame.size());
    writeLittleEndian<4>(m_out, {static_cast<std::uint32_t>(us / 1'000'000), static_cast<std::uint32_t>(us % 1'000'000),
                                 length, length});
    m_out.write(reinterpret_cast<const char*>(frame.data()), static_cast<std::streamsize>(frame.size()));
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace phonehome {

/// A pcapng block as it grows (draft-ietf-opsawg-pcapng), little-endian as most machines are.
class PcapngBlock {
public:
    enum Type : std::uint32_t {
        kSection = 0x0a0d0d0a,
        kInterface = 1,
        kSimplePacket = 3,
        kNames = 4,
        kStatistics = 5,
        kPacket = 6,
    };
    static constexpr std::uint32_t kByteOrder = 0x1a2b3c4d;
    static constexpr std::uint32_t kSnapLength = 262144;
    static constexpr std::size_t kTextMax = 65000; ///< an option's length has sixteen bits

    PcapngBlock& number(std::uint64_t n, int bytes)
    {
        for (int i = 0; i < bytes; ++i)
            m_bytes += static_cast<char>(n >> (8 * i) & 0xffU);
        return *this;
    }
    PcapngBlock& u16(std::uint32_t n) { return number(n, 2); }
    PcapngBlock& u32(std::uint64_t n) { return number(n, 4); }
    PcapngBlock& padded(std::string_view bytes)
    {
        m_bytes += bytes;
        m_bytes.append((4 - bytes.size() % 4) % 4, '\0');
        return *this;
    }
    PcapngBlock& padded(ByteView bytes)
    {
        return padded({reinterpret_cast<const char*>(bytes.data()), bytes.size()}); // bytes are bytes
    }
    /// Nothing where the value is empty.
    PcapngBlock& option(std::uint16_t code, std::string_view value)
    {
        const std::string_view cut = value.substr(0, kTextMax);
        return value.empty() ? *this : u16(code).u16(static_cast<std::uint32_t>(cut.size())).padded(cut);
    }
    PcapngBlock& endOfOptions() { return u32(0); }
    /// Of a section of unknown length.
    PcapngBlock& sectionStart() { return u32(kByteOrder).u16(1).u16(0).number(0xffffffffffffffff, 8); }
    /// Times are of the interface's resolution.
    PcapngBlock& packet(std::uint32_t interface, std::uint64_t time, ByteView frame, std::uint32_t length)
    {
        return u32(interface).u32(time >> 32U).u32(time & 0xffffffffU).u32(frame.size()).u32(length).padded(frame);
    }
    /// The whole block, appended.
    void appendTo(std::string& out, Type type) const
    {
        const std::size_t length = m_bytes.size() + 12;
        out += PcapngBlock().u32(type).u32(length).m_bytes;
        out += m_bytes;
        out += PcapngBlock().u32(length).m_bytes;
    }

private:
    std::string m_bytes;
};

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "core/base/bytes.h"

namespace phonehome {

/// Numbers in a pcapng section's byte order.
class PcapngBytes {
public:
    PcapngBytes(ByteView bytes, bool littleEndian) : m_in(bytes), m_little(littleEndian) {}
    std::uint16_t u16() { return m_little ? m_in.u16le() : m_in.u16(); }
    std::uint32_t u32() { return m_little ? m_in.u32le() : m_in.u32(); }
    std::uint64_t u64() { return m_little ? m_in.u64le() : m_in.u64(); }
    ByteView take(std::size_t n) { return m_in.take(n); }
    void skip(std::size_t n) { m_in.skip(n); }
    std::size_t remaining() const { return m_in.remaining(); }
    bool ok() const { return m_in.ok(); }
    bool littleEndian() const { return m_little; }
    /// n bytes and what pads them to a multiple of four; the last padding may be missing.
    ByteView takePadded(std::size_t n)
    {
        const ByteView value = take(n);
        skip(std::min<std::size_t>((4 - n % 4) % 4, remaining()));
        return value;
    }

private:
    ByteReader m_in;
    bool m_little;
};

/// An option's code that all blocks share.
inline constexpr std::uint16_t kPcapngComment = 1;

/// Calls each(code, value) for the options that follow, up to the end mark or the block's end; ok() tells whether they
/// add up.
template <typename Each> void forEachOption(PcapngBytes& in, Each each)
{
    while (in.remaining() >= 4) {
        const std::uint16_t code = in.u16();
        const ByteView value = in.takePadded(in.u16());
        if (!in.ok() || code == 0)
            return;
        each(code, value);
    }
}

} // namespace phonehome

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace phonehome {

/// The counterpart of ByteReader: appends big-endian numbers, text and bytes.
class WireWriter {
public:
    WireWriter& u8(std::uint64_t value) { return number<1>(value); }
    WireWriter& u16(std::uint64_t value) { return number<2>(value); }
    WireWriter& u24(std::uint64_t value) { return number<3>(value); }
    WireWriter& u32(std::uint64_t value) { return number<4>(value); }
    WireWriter& u64(std::uint64_t value) { return number<8>(value); }
    WireWriter& bytes(ByteView view)
    {
        m_out.insert(m_out.end(), view.begin(), view.end());
        return *this;
    }
    WireWriter& text(std::string_view text)
    {
        m_out.insert(m_out.end(), text.begin(), text.end());
        return *this;
    }
    WireWriter& zeros(std::size_t count)
    {
        m_out.insert(m_out.end(), count, 0);
        return *this;
    }

    void reserve(std::size_t bytes) { m_out.reserve(bytes); }
    std::size_t size() const { return m_out.size(); }
    /// A field that depends on what was written after it: length, checksum.
    void setU16(std::size_t offset, std::uint64_t value)
    {
        m_out[offset] = static_cast<std::uint8_t>(value >> 8);
        m_out[offset + 1] = static_cast<std::uint8_t>(value);
    }
    ByteView view() const { return m_out; }
    std::vector<std::uint8_t> take() { return std::move(m_out); }

private:
    template <int N> WireWriter& number(std::uint64_t value)
    {
        for (int shift = 8 * (N - 1); shift >= 0; shift -= 8)
            m_out.push_back(static_cast<std::uint8_t>(value >> shift));
        return *this;
    }

    std::vector<std::uint8_t> m_out;
};

} // namespace phonehome

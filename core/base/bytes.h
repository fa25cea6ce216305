// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace phonehome {

/// Bytes of somebody else, never owned. Valid no longer than the buffer behind it.
using ByteView = std::span<const std::uint8_t>;

/// Sticky cursor over wire bytes, big-endian unless said otherwise.
///
/// A read past the end fails the reader: it and every later read give zeros and empty views,
/// offset() stays where the failing read began. Read a whole block in the order of the RFC,
/// then ask ok() once. A length field makes a sub-reader by sub(), never arithmetic.
class ByteReader {
public:
    explicit ByteReader(ByteView bytes, std::size_t base = 0) : m_bytes(bytes), m_base(base) {}

    bool ok() const { return m_ok; }
    /// Offset of the next byte, or of the read that failed, counted from the start of the message.
    std::size_t offset() const { return m_base + m_pos; }
    std::size_t remaining() const { return m_ok ? m_bytes.size() - m_pos : 0; }
    bool atEnd() const { return remaining() == 0; }
    void fail() { m_ok = false; }

    std::uint8_t u8() { return static_cast<std::uint8_t>(number<1>()); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number<2>()); }
    std::uint32_t u24() { return static_cast<std::uint32_t>(number<3>()); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number<4>()); }
    std::uint64_t u64() { return number<8>(); }
    std::uint16_t u16le() { return __builtin_bswap16(u16()); }
    std::uint32_t u32le() { return __builtin_bswap32(u32()); }
    std::uint64_t u64le() { return __builtin_bswap64(u64()); }

    /// The next n bytes; empty (and failed) when there are fewer.
    ByteView take(std::size_t n)
    {
        if (n > remaining()) {
            m_ok = false;
            return {};
        }
        const auto view = m_bytes.subspan(m_pos, n);
        m_pos += n;
        return view;
    }

    template <std::size_t N> std::array<std::uint8_t, N> array()
    {
        std::array<std::uint8_t, N> out{};
        if (const auto view = take(N); view.size() == N)
            std::memcpy(out.data(), view.data(), N);
        return out;
    }

    void skip(std::size_t n) { take(n); }
    /// Everything that is left; the reader is then at its end.
    ByteView rest() { return take(remaining()); }
    /// What is left, without moving.
    ByteView peek() const { return m_ok ? m_bytes.subspan(m_pos) : ByteView{}; }

    /// A reader of its own over the next n bytes, with offsets that go on counting from the message's start.
    ByteReader sub(std::size_t n)
    {
        const auto base = offset();
        ByteReader inner(take(n), base);
        if (!m_ok)
            inner.fail();
        return inner;
    }

private:
    template <std::size_t N> std::uint64_t number()
    {
        if (N > remaining()) {
            m_ok = false;
            return 0;
        }
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < N; ++i)
            value = value << 8 | m_bytes[m_pos + i];
        m_pos += N;
        return value;
    }

    ByteView m_bytes;
    std::size_t m_base = 0;
    std::size_t m_pos = 0;
    bool m_ok = true;
};

} // namespace phonehome

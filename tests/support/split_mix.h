// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace phonehome {

/// SplitMix64: the same numbers from the same seed with every compiler and library, unlike std's distributions.
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    /// 0 .. n - 1; n must not be 0.
    std::uint64_t below(std::uint64_t n) { return next() % n; }
    /// Both ends included.
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }

    template <std::size_t N> std::array<std::uint8_t, N> bytes()
    {
        std::array<std::uint8_t, N> out{};
        for (auto& byte : out)
            byte = static_cast<std::uint8_t>(next() >> 56);
        return out;
    }

private:
    std::uint64_t m_state;
};

} // namespace phonehome

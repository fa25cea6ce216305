// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE__
#include <xmmintrin.h>
#endif

namespace phonehome {

/// Four floats that the processor works on at once; the operators go lane by lane.
using Lanes = float __attribute__((vector_size(16)));
using LaneInts = std::int32_t __attribute__((vector_size(16)));

constexpr std::size_t kLanes = 4;

/// A value for each of so many states, read and written four at a time.
template <std::size_t N> struct alignas(16) LaneArray {
    static_assert(N % kLanes == 0);
    std::array<float, N> value{};

    float& operator[](std::size_t i) { return value[i]; }
    float operator[](std::size_t i) const { return value[i]; }
    /// The four that i is among; i is a multiple of four.
    Lanes load(std::size_t i) const
    {
        Lanes out;
        std::memcpy(&out, value.data() + i, sizeof out);
        return out;
    }
    void store(std::size_t i, Lanes lanes) { std::memcpy(value.data() + i, &lanes, sizeof lanes); }
};

/// The lanes in which a comparison holds, lane 0 in the lowest bit.
inline unsigned lanesWhere(LaneInts mask)
{
#ifdef __SSE__
    return static_cast<unsigned>(_mm_movemask_ps(std::bit_cast<__m128>(mask)));
#else
    unsigned lanes = 0;
    for (std::size_t i = 0; i < kLanes; ++i)
        lanes |= (mask[i] != 0 ? 1U : 0U) << i;
    return lanes;
#endif
}

inline Lanes truncated(Lanes x)
{
    return __builtin_convertvector(__builtin_convertvector(x, LaneInts), Lanes);
}

} // namespace phonehome
